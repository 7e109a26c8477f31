import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct WriteAccessTests {
    /// A write route of v1 or v2. The victim is user 1 with tweet 1, who follows user 2.
    struct Write: Sendable, CustomTestStringConvertible {
        let method: HTTP.Method
        let path: String
        var body: String?
        /// Sent instead of the body.
        var form: [UInt8]?
        /// Whether what it writes has an owner, whom another's token does not make one.
        let isOwned: Bool

        var testDescription: String { "\(method.rawValue) \(path)" }
    }

    static let writes: [Write] = [
        Write(
            method: .put,
            path: "/v2/users/1",
            body: #"{"username":"mine","name":"M","password":"password-2"}"#,
            isOwned: true
        ),
        Write(
            method: .put,
            path: "/v2/users",
            body: #"{"id":1,"username":"mine","name":"M","password":"password-2"}"#,
            isOwned: true
        ),
        Write(method: .patch, path: "/v2/users/1", body: #"{"password":"password-2"}"#, isOwned: true),
        Write(method: .delete, path: "/v2/users/1", isOwned: true),
        Write(
            method: .put,
            path: "/v2/users/1/profile-image",
            form: FormBody().file().end(),
            isOwned: true
        ),
        Write(method: .delete, path: "/v2/users/1/profile-image", isOwned: true),
        Write(method: .post, path: "/v2/tweets", body: #"{"content":"x"}"#, isOwned: false),
        Write(method: .put, path: "/v2/tweets/1", body: #"{"content":"x"}"#, isOwned: true),
        Write(method: .put, path: "/v2/tweets", body: #"{"id":1,"content":"x"}"#, isOwned: true),
        Write(method: .patch, path: "/v2/tweets/1", body: #"{"content":"x"}"#, isOwned: true),
        Write(method: .delete, path: "/v2/tweets/1", isOwned: true),
        Write(method: .post, path: "/v2/friends", body: #"{"userId":3}"#, isOwned: false),
        Write(method: .delete, path: "/v2/friends/2", isOwned: false),
        Write(method: .delete, path: "/v2/tokens", isOwned: false),
        Write(method: .put, path: "/v1/users/1", body: #"{"password":"password-2"}"#, isOwned: true),
        Write(method: .delete, path: "/v1/users/1", isOwned: true),
        Write(
            method: .put,
            path: "/v1/users/1/profile-image",
            form: FormBody().file().end(),
            isOwned: true
        ),
        Write(method: .delete, path: "/v1/users/1/profile-image", isOwned: true),
        Write(method: .post, path: "/v1/tweets", body: #"{"content":"x"}"#, isOwned: false),
        Write(method: .put, path: "/v1/tweets/1", body: #"{"content":"x"}"#, isOwned: true),
        Write(method: .delete, path: "/v1/tweets/1", isOwned: true),
        Write(method: .post, path: "/v1/friends", body: #"{"userId":3}"#, isOwned: false),
        Write(method: .delete, path: "/v1/friends/2", isOwned: false),
        Write(method: .delete, path: "/v1/tokens", isOwned: false),
    ]

    @Test func `the table has every write route that needs a caller`() async throws {
        let site = try await Site()
        let known = Set(Self.writes.map { "\($0.method.rawValue) \($0.path.replacing(/\/[0-9]+/, with: "/{}"))" })
        for contract in site.contracts where contract.name != "classic" {
            for route in contract.routes where route.method != .get && route.access == .signedIn {
                let path = contract.prefix + route.pattern.replacing(/\{.*\}/, with: "{}")
                #expect(known.contains("\(route.method.rawValue) \(path)"))
            }
        }
    }

    @Test(arguments: writes)
    func `every write is 401 without a good token, 403 with another's, and changes nothing`(write: Write) async throws {
        let site = try await Site()
        let victim = try await site.join("victim")
        _ = try await site.join("friend")
        let stranger = try await site.join("stranger")
        let revoked = try await site.join("revoked")
        _ = await site.ask(.post, "/v2/tweets", token: victim.access, json: #"{"content":"first"}"#)
        _ = await site.ask(.post, "/v2/friends", token: victim.access, json: #"{"userId":2}"#)
        _ = await site.ask(.delete, "/v2/tokens", token: revoked.access)
        let before = await state(of: site)

        #expect(await send(write, nil, to: site) == "401 AUTH_001")
        #expect(await send(write, "garbage", to: site) == "401 AUTH_002")
        #expect(await send(write, revoked.access, to: site) == "401 AUTH_006")
        if write.isOwned { #expect(await send(write, stranger.access, to: site) == "403 AUTH_005") }
        #expect(await state(of: site) == before)
        #expect(await site.ask(.get, "/v2/users/me", token: victim.access).status == .ok)

        site.pass(seconds: 900)
        #expect(await send(write, victim.access, to: site) == "401 AUTH_003")
        #expect(await state(of: site) == before)
    }

    private func send(_ write: Write, _ token: String?, to site: Site) async -> String {
        let answer =
            if let form = write.form {
                await site.send(write.method, write.path, token: token, form: form)
            } else {
                await site.ask(write.method, write.path, token: token, json: write.body)
            }
        return "\(answer.status.rawValue) \(answer.json.code ?? "")"
    }

    private func state(of site: Site) async -> [String] {
        var state: [String] = []
        for path in ["/v2/users", "/v2/tweets", "/v2/users/1/friends", "/v2/users/3/friends"] {
            state.append(await site.ask(.get, path).text)
        }
        return state
    }
}
