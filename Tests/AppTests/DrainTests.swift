import Foundation
import HTTP
import TestSupport
import Testing

@testable import App

/// The end of the program under load.
@Suite(.serialized) struct DrainTests {
    private let home = NSTemporaryDirectory() + "drain-\(UUID().uuidString)"
    private static let settings = [
        "MINITER_SERVER_LOOPS": "1", "MINITER_AUTH_ACCESS_TOKEN_SECONDS": "3600",
    ]
    private static let halves = (begin: #"{"username":"minji","#, end: #""password":"password-1"}"#)

    @Test func `at SIGTERM readyz is 503, accepting stops, what is in flight is answered, all is kept, and it exits 0`()
        async throws
    {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let program = try RunningProgram(Self.settings, in: home)
        let token = try await program.join("minji").access
        let kept = Notes<String>()
        let seen = Notes<Bool>()
        let answered = Notes<String?>()
        try await withThrowingTaskGroup { tasks in
            for number in 0..<4 {
                let client = try WireClient(port: program.port)
                tasks.addTask { try await Self.post(as: number, token, client) { kept.append($0) } }
            }
            for _ in 0..<2 {
                let client = try WireClient(port: program.port)
                tasks.addTask { seen.append(try await Self.seesDraining(client)) }
            }
            try await until { kept.all.count >= 20 }
            let begun = try await Self.beginLogIns(4, on: program)
            program.signal(SIGTERM)
            // Who comes now is refused, while what is in flight still is.
            try await until { (try? WireClient(port: program.port)) == nil }
            for client in begun {
                tasks.addTask {
                    // Its password waits to be hashed, with the others.
                    try await client.send(Self.halves.end)
                    let answer = try await client.receive()
                    #expect(answer.status == 201)
                    answered.append(answer["connection"])
                    #expect(try await client.receiveToEnd().isEmpty)
                }
            }
            try await tasks.waitForAll()
        }
        #expect(answered.all.count == 4 && answered.all.allSatisfy { $0 == "close" })
        let (code, log) = await program.end()
        #expect(code == 0)
        #expect(seen.all.contains(true))
        #expect(log.contains("\"stopping\"") && log.contains("snapshot at LSN") && log.contains("\"stopped\""))
        #expect(try FileManager.default.contentsOfDirectory(atPath: home).contains { $0.hasPrefix("snapshot-") })

        let again = try RunningProgram(Self.settings, in: home)
        for id in kept.all { #expect(try await again.ask(.get, "/v2/tweets/\(id)").status == .ok) }
    }

    @Test func `a second SIGTERM ends the program at once, whatever is in flight`() async throws {
        let program = try RunningProgram(Self.settings)
        let begun = try await Self.beginLogIns(2, on: program)
        let idle = try WireClient(port: program.port)
        #expect(try await idle.exchange(RunningProgram.request(.get, "/readyz")).status == .ok)
        program.signal(SIGTERM)
        // It has come once connections without a request are closed.
        #expect(try await idle.receiveToEnd().isEmpty)
        program.signal(SIGTERM)
        #expect(await program.end().code == 128 + SIGTERM)
        for client in begun { #expect((try? await client.receiveToEnd())?.isEmpty ?? true) }
    }

    /// Sends the first half of log-ins.
    /// - Returns: once all of them have been read.
    private static func beginLogIns(_ count: Int, on program: RunningProgram) async throws -> [WireClient] {
        let length = halves.begin.utf8.count + halves.end.utf8.count
        let head = "POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        let clients = try (0..<count).map { _ in try WireClient(port: program.port) }
        for client in clients {
            // Accepted, so that a request is read as soon as it is sent.
            #expect(try await client.exchange(RunningProgram.request(.get, "/readyz")).status == .ok)
        }
        for client in clients { try await client.send("\(head)Content-Length: \(length)\r\n\r\n\(halves.begin)") }
        // The loop has come round, and again.
        for _ in 1...2 { #expect(try await program.ask(.get, "/readyz").status == .ok) }
        return clients
    }

    /// Posts until it is told that the connection ends. Every post must be answered.
    private static func post(
        as number: Int,
        _ token: String,
        _ client: WireClient,
        _ keep: (String) -> Void
    ) async throws {
        var count = 0
        while true {
            count += 1
            let json = #"{"content":"\#(number)-\#(count)"}"#
            let request = RunningProgram.request(.post, "/v2/tweets", token: token, json: json)
            let response = try await client.exchange(request)
            if response.status == .created {
                let text = String(decoding: response.body, as: UTF8.self)
                keep(try #require(text.firstMatch(of: /"id":([0-9]+)/).map { String($0.1) }))
            } else {
                // On a machine that does much else it may have waited too long for its turn.
                #expect(response.status == .serviceUnavailable)
            }
            if response.header("Connection") == "close" { break }
        }
        #expect(try await client.receiveToEnd().isEmpty)
    }

    /// Asks whether the server is ready, until it is told that the connection ends.
    /// - Returns: whether it has been told why not.
    private static func seesDraining(_ client: WireClient) async throws -> Bool {
        while true {
            let response = try await client.exchange(RunningProgram.request(.get, "/readyz"))
            let text = String(decoding: response.body, as: UTF8.self)
            let isDraining = response.status == .serviceUnavailable && text == "not ready: draining\n"
            if response.header("Connection") == "close" { return isDraining }
        }
    }
}
