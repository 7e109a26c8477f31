import Foundation
import HTTP
import Testing

@testable import App

/// What was ended stays so in the program, and in the one that is started after it.
@Suite struct RestartTests {
    private let home = NSTemporaryDirectory() + "restart-\(UUID().uuidString)"
    private static let cheap = ["MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1"]

    @Test func `after log-out, password change or deletion the old token is 401 at once, and after a restart`()
        async throws
    {
        defer { try? FileManager.default.removeItem(atPath: home) }
        var ended: [String] = []
        var living: [String] = []
        let first = try RunningProgram(Self.cheap, in: home)

        let out = try await first.join("out")
        // So that it is one that the server remembers.
        try await expect(out.access, .ok, on: first)
        #expect(try await first.ask(.delete, "/v2/tokens", token: out.access).status == .noContent)
        ended.append(out.access)

        let changer = try await first.join("changer")
        let elsewhere = try await first.logIn("changer")
        try await expect(elsewhere.access, .ok, on: first)
        let change = #"{"password":"password-2"}"#
        #expect(try await first.ask(.patch, "/v2/users/me", token: changer.access, json: change).status == .ok)
        ended.append(elsewhere.access)
        living.append(changer.access)

        let leaver = try await first.join("leaver")
        try await expect(leaver.access, .ok, on: first)
        #expect(try await first.ask(.delete, "/v2/users/me", token: leaver.access).status == .noContent)
        ended.append(leaver.access)

        let renewer = try await first.join("renewer")
        let renewed = try RunningProgram.Tokens(try await renew(renewer.refresh, on: first))
        try await expect(renewed.access, .ok, on: first)
        #expect(try await renew(renewer.refresh, on: first).status == .unauthorized)
        // The second use has ended the session, with the tokens that the first use gave.
        #expect(try await renew(renewed.refresh, on: first).status == .unauthorized)
        ended += [renewer.access, renewed.access]

        for token in ended { try await expect(token, .unauthorized, on: first) }
        for token in living { try await expect(token, .ok, on: first) }
        first.signal(SIGTERM)
        #expect(await first.end().code == 0)

        let second = try RunningProgram(Self.cheap, in: home)
        for token in ended { try await expect(token, .unauthorized, on: second) }
        for token in living { try await expect(token, .ok, on: second) }
        for refresh in [out.refresh, elsewhere.refresh, leaver.refresh, renewer.refresh, renewed.refresh] {
            #expect(try await renew(refresh, on: second).status == .unauthorized)
        }
        second.signal(SIGTERM)
        #expect(await second.end().code == 0)
    }

    @Test func `a key that is added signs, the one before still counts, and without it its tokens are 401`()
        async throws
    {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let keys = (1...2).map { _ in SigningKeys.generated().keys[0] }
        let lines = zip(["k1", "k2"], keys).map { "\($0) \(Data($1.secret).base64EncodedString())" }
        var tokens: [String] = []
        for (configured, expected) in [
            ([lines[0]], [Status.ok]),
            ([lines[1], lines[0]], [.ok, .ok]),
            ([lines[1]], [.unauthorized, .ok, .ok]),
        ] {
            let keys = ["MINITER_AUTH_SIGNING_KEYS": configured.joined(separator: ",")]
            let program = try RunningProgram(Self.cheap.merging(keys) { $1 }, in: home)
            if tokens.isEmpty {
                tokens.append(try await program.join("minji").access)
            } else {
                tokens.append(try await program.logIn("minji").access)
            }
            for (token, status) in zip(tokens, expected) { try await expect(token, status, on: program) }
            program.signal(SIGTERM)
            #expect(await program.end().code == 0)
        }
    }

    @Test(arguments: [
        "c2VjcmV0", "Y2hhbmdlbWU=", "eW91ci0yNTYtYml0LXNlY3JldA==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "Y2hhbmdlbWVjaGFuZ2VtZWNoYW5nZW1lY2hhbmdlbWU=", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0",
    ])
    func `with a secret shorter than 32 bytes, or a well-known one, the server does not start`(secret: String) throws {
        defer { try? FileManager.default.removeItem(atPath: home) }
        let outcome = try Program.run(
            ["serve", "--port", "0", "--engine", "memory"],
            environment: ["MINITER_AUTH_SIGNING_KEYS": "k1 \(secret)"]
        )
        #expect(outcome.code == 78)
        // Nor with one that somebody has put where the server keeps its own.
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        try Data("k1 \(secret)\n".utf8).write(to: URL(filePath: home + "/signing-key"))
        let kept = try Program.run(["serve", "--port", "0", "--data", home])
        #expect(kept.code == 65)
        for text in [outcome.complaints, kept.complaints] { #expect(!text.contains(secret)) }
    }

    private func renew(_ refresh: String, on program: RunningProgram) async throws -> Response {
        try await program.ask(.post, "/v2/tokens/refresh", json: #"{"refreshToken":"\#(refresh)"}"#)
    }

    private func expect(_ token: String, _ status: Status, on program: RunningProgram) async throws {
        for path in ["/v2/timelines/home", "/v1/users/me"] {
            #expect(try await program.ask(.get, path, token: token).status == status)
        }
    }
}
