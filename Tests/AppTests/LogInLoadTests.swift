import Foundation
import HTTP
import TestSupport
import Testing
import Workers

@testable import App

/// Log-ins, which take long, beside everything else.
@Suite(.serialized) struct LogInLoadTests {
    /// So that a password takes longer than anything else here.
    private static let slow = [
        "MINITER_AUTH_ARGON2_MEMORY_KIB": "65536", "MINITER_AUTH_ARGON2_ITERATIONS": "24",
        "MINITER_AUTH_HASHING_QUEUE": "2", "MINITER_SERVER_LOOPS": "1",
    ]

    @Test func `beyond the hashing queue log-ins are 503, and GETs are answered while it is full`() async throws {
        let program = try RunningProgram(Self.slow.merging(["MINITER_LOG_ACCESS": "all"]) { $1 })
        let body = #"{"username":"nobody","password":"x"}"#
        let head = "POST /v2/tokens HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        let newcomers = try (0..<20).map { _ in try WireClient(port: program.port) }
        let readers = try (0..<5).map { _ in try WireClient(port: program.port) }
        for client in newcomers { try client.sendNow("\(head)Content-Length: \(body.utf8.count)\r\n\r\n\(body)") }
        for client in readers { try client.sendNow("GET /v2/tweets HTTP/1.1\r\nHost: a\r\n\r\n") }
        var statuses: [Int: Int] = [:]
        for client in newcomers {
            let answer = try await client.receive()
            statuses[answer.status, default: 0] += 1
            guard answer.status == 503 else { continue }
            #expect(answer.text.contains("COMMON_008"))
            #expect(answer["retry-after"] == "2")
        }
        // Two wait, and each thread may have taken one before the next came.
        let tried = statuses[401] ?? 0
        #expect((2...(Cores.available + 2)).contains(tried) && statuses == [401: tried, 503: newcomers.count - tried])
        for client in readers { #expect(try await client.receive().status == 200) }
        program.signal(SIGTERM)
        let requests = await program.end().log.split(separator: "\n").filter { $0.contains("\"request\"") }
        let firstTried = try #require(requests.firstIndex { $0.contains("\"status\":401") })
        let lastRead = try #require(requests.lastIndex { $0.contains("v2.listTweets") })
        // The GETs have not waited for the passwords.
        #expect(lastRead < firstTried)
    }

    @Test func `passwords are hashed by as many threads as there are cores, none of them a loop`() async throws {
        let program = try RunningProgram(Self.slow)
        // A thread gives itself its name.
        try await until { try program.threads(named: "hash-") == Cores.available }
        #expect(try program.threads(named: "loop") == 1)
    }

    @Test(arguments: ["/v2/tokens", "/v1/tokens", "/login"])
    func `an unknown user costs the work of a wrong password, and gets the same answer`(path: String) async throws {
        // With what passwords cost by default.
        let program = try RunningProgram()
        _ = try await program.join("known")
        let client = try WireClient(port: program.port)
        var ticks: [String: Int] = [:]
        var answers: [String: Set<String>] = [:]
        // Time tells little on a machine that does much else; the CPU time of the process tells what has been done.
        for number in 0..<4 {
            let name = number % 2 == 0 ? "known" : "nobody"
            let user = path == "/login" ? "user_id" : "username"
            let json = #"{"\#(user)":"\#(name)","\#(path == "/login" ? "user_password" : "password")":"password-2"}"#
            let before = try program.ticks()
            for _ in 0..<10 {
                let response = try await client.exchange(RunningProgram.request(.post, path, json: json))
                let fields = response.fields.filter { $0.name != "X-Request-Id" && $0.name != "Date" }
                let text = String(decoding: response.body, as: UTF8.self)
                answers[name, default: []].insert("\(response.status.rawValue) \(text) \(fields)")
            }
            ticks[name, default: 0] += try program.ticks() - before
        }
        let (known, nobody) = (try #require(ticks["known"]), try #require(ticks["nobody"]))
        #expect(known > 10)
        #expect(Double(nobody) > Double(known) * 0.6 && Double(nobody) < Double(known) / 0.6, "\(known) \(nobody)")
        #expect(answers["known"]?.count == 1)
        // Contract classic says by its document which of them is wrong.
        #expect((answers["known"] == answers["nobody"]) == (path != "/login"))
    }
}
