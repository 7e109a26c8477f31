import Foundation
import HTTP
import TestSupport
import Testing

@testable import App

/// The end of the program under load.
@Suite(.serialized) struct DrainTests {
    private let home = NSTemporaryDirectory() + "drain-\(UUID().uuidString)"
    private static let slow = [
        "MINITER_AUTH_ARGON2_MEMORY_KIB": "65536", "MINITER_AUTH_ARGON2_ITERATIONS": "4", "MINITER_SERVER_LOOPS": "1",
        "MINITER_AUTH_ACCESS_TOKEN_SECONDS": "3600",
    ]

    @Test func `at SIGTERM readyz is 503, accepting stops, what is in flight is answered, all is kept, and it exits 0`()
        async throws
    {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let program = try RunningProgram(Self.slow, in: home)
        let token = try await program.join("minji").access
        let parked = try await Self.park(10, on: program)
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
            program.signal(SIGTERM)
            for client in parked {
                tasks.addTask {
                    let answer = try await client.receive()
                    #expect(answer.status == 201)
                    answered.append(answer["connection"])
                    #expect(try await client.receiveToEnd().isEmpty)
                }
            }
            // Who comes now is refused, while what is in flight still is.
            try await until { (try? WireClient(port: program.port)) == nil }
            #expect(answered.all.count < parked.count)
            try await tasks.waitForAll()
        }
        // The first may have been on its way before the signal came.
        #expect(answered.all.count == parked.count && answered.all.last == "close")
        let (code, log) = await program.end()
        #expect(code == 0)
        #expect(seen.all.contains(true))
        #expect(log.contains("\"stopping\"") && log.contains("snapshot at LSN") && log.contains("\"stopped\""))
        #expect(try FileManager.default.contentsOfDirectory(atPath: home).contains { $0.hasPrefix("snapshot-") })

        let again = try RunningProgram(Self.slow, in: home)
        for id in kept.all { #expect(try await again.ask(.get, "/v2/tweets/\(id)").status == .ok) }
    }

    @Test func `a second SIGTERM ends the program at once, whatever is in flight`() async throws {
        let program = try RunningProgram(Self.slow)
        _ = try await program.join("minji")
        let parked = try await Self.park(10, on: program)
        let idle = try WireClient(port: program.port)
        #expect(try await idle.exchange(RunningProgram.request(.get, "/readyz")).status == .ok)
        program.signal(SIGTERM)
        // It has come once connections without a request are closed.
        #expect(try await idle.receiveToEnd().isEmpty)
        program.signal(SIGTERM)
        #expect(await program.end().code == 128 + SIGTERM)
        var answered = 0
        for client in parked {
            if let bytes = try? await client.receiveToEnd(), !bytes.isEmpty { answered += 1 }
        }
        #expect(answered < parked.count)
    }

    /// Sends log-ins that wait for their passwords to be hashed.
    /// - Returns: once all of them have been read.
    private static func park(_ count: Int, on program: RunningProgram) async throws -> [WireClient] {
        let body = #"{"username":"minji","password":"password-1"}"#
        let head = "POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        let clients = try (0..<count).map { _ in try WireClient(port: program.port) }
        for client in clients {
            // Accepted, so that a request is read as soon as it is sent.
            #expect(try await client.exchange(RunningProgram.request(.get, "/readyz")).status == .ok)
        }
        for client in clients { try await client.send("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)") }
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
