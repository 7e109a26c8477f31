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
        let program = try RunningProgram(Self.slow)
        let json = #"{"username":"nobody","password":"x"}"#
        let answered = Notes<Response>()
        let clients = try (0..<20).map { _ in try WireClient(port: program.port) }
        let triedBefore = try await withThrowingTaskGroup { tasks in
            for client in clients {
                tasks.addTask {
                    let request = RunningProgram.request(.post, "/v2/tokens", json: json)
                    let response = try await client.exchange(request)
                    answered.append(response)
                }
            }
            // The queue is full.
            try await until { answered.all.contains { $0.status == .serviceUnavailable } }
            for _ in 0..<5 { #expect(try await program.ask(.get, "/v2/tweets").status == .ok) }
            let tried = answered.all.count { $0.status == .unauthorized }
            try await tasks.waitForAll()
            return tried
        }
        let refused = answered.all.filter { $0.status == .serviceUnavailable }
        let tried = answered.all.filter { $0.status == .unauthorized }
        #expect(refused.count + tried.count == clients.count)
        // The GETs have not waited for the passwords.
        #expect(triedBefore < tried.count)
        for response in refused {
            #expect(String(decoding: response.body, as: UTF8.self).contains("COMMON_008"))
            #expect(response.header("Retry-After") == "2")
        }
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
