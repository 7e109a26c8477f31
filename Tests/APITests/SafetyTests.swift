import App
import Domain
import HTTP
import Storage
import Synchronization
import Testing

@testable import API

@Suite struct SafetyTests {
    @Test(arguments: [
        ("id", "77"), ("createdAt", "\"1999-01-01 00:00:00\""), ("updatedAt", "\"1999-01-01 00:00:00\""),
        ("tweetCount", "5"), ("friendCount", "5"), ("followerCount", "5"), ("passwordHash", "\"$argon2id$x\""),
        ("role", "\"admin\""), ("profileImageUrl", "\"https://evil.example/x.svg\""),
    ])
    func `server-owned keys change nothing`(key: String, value: String) async throws {
        let plain = try await Site()
        let site = try await Site()
        let body = #""username":"minji","name":"N","password":"password-1""#
        let expected = await plain.ask(.post, "/v2/users", json: "{\(body)}").text
        #expect(await site.ask(.post, "/v2/users", json: "{\(body),\"\(key)\":\(value)}").text == expected)
    }

    @Test func `no answer holds a hash, a password or another user's e-mail`() async throws {
        let site = try await Site()
        _ = await site.ask(
            .post,
            "/v2/users",
            json: #"{"username":"owner","name":"N","email":"o@x.kr","password":"password-1"}"#
        )
        let other = try await site.join("other")
        for path in ["/v2/users", "/v2/users/1", "/v2/users/1/followers", "/v2/users?query=owner"] {
            for token in [nil, other.access] {
                let text = await site.ask(.get, path, token: token).text
                #expect(!text.contains("o@x.kr") && !text.contains("argon2") && !text.contains("password"), "\(path)")
            }
        }
    }

    @Test func `a list with one's own e-mail has a tag of one's own`() async throws {
        let site = try await Site()
        var tags: Set<String> = []
        for name in ["one", "two"] {
            let member = try await site.join(name)
            _ = await site.ask(.patch, "/v2/users/me", token: member.access, json: #"{"email":"\#(name)@x.kr"}"#)
        }
        for name in ["one", "two"] {
            let body = #"{"username":"\#(name)","password":"password-1"}"#
            let token = try await site.ask(.post, "/v2/tokens", json: body).json.data("accessToken")
            tags.insert(await site.ask(.get, "/v2/users", token: token).header("ETag") ?? "")
        }
        tags.insert(await site.ask(.get, "/v2/users").header("ETag") ?? "")
        #expect(tags.count == 3)
    }

    @Test func `a weak hash is made anew at the next log-in, and the session stays`() async throws {
        let site = try await Site(passwords: Hashing.make(iterations: 2))
        let weak = try await #require(Hashing.shared).hash("password-1")
        let user = try await site.world.store.create(NewUser(username: "weak", name: "W", passwordHash: weak))
        let body = #"{"username":"weak","password":"password-1"}"#
        let token = try await site.ask(.post, "/v2/tokens", json: body).json.data("accessToken")
        let hash = try #require(await site.world.store.user(user.user.id)?.user.passwordHash)
        #expect(hash.hasPrefix("$argon2id$v=19$m=8192,t=2,p=1$"))
        #expect(await site.ask(.get, "/v2/users/me", token: token).status == .ok)
    }

    @Test func `the same password again ends no session, another one ends all others`() async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        let body = #"{"username":"minji","password":"password-1"}"#
        let other = try await site.ask(.post, "/v2/tokens", json: body).json.data("accessToken")
        let same = #"{"username":"minji","name":"N","password":"password-1"}"#
        #expect(await site.ask(.put, "/v2/users/me", token: member.access, json: same).status == .ok)
        #expect(await site.ask(.get, "/v2/users/me", token: other).status == .ok)
        let new = #"{"username":"minji","name":"N","password":"password-2"}"#
        #expect(await site.ask(.put, "/v2/users/me", token: member.access, json: new).status == .ok)
        #expect(await site.ask(.get, "/v2/users/me", token: other).json.code == "AUTH_006")
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)
    }

    @Test func `a refresh token is refused when its time is over`() async throws {
        let site = try await Site(limits: Limits(refreshTokenSeconds: 60))
        let member = try await site.join("minji")
        site.pass(seconds: 60)
        let answer = await site.ask(.post, "/v2/tokens/refresh", json: #"{"refreshToken":"\#(member.refresh)"}"#)
        #expect(answer.json.code == "AUTH_003")
    }

    @Test func `a refresh token of the right session but the wrong family ends nothing`() async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        let bytes = try #require(Base64URL.decode(member.refresh.utf8))
        let forged = Base64URL.encode(Array(bytes.prefix(8)) + Array(repeating: 7, count: 48))
        let answer = await site.ask(.post, "/v2/tokens/refresh", json: #"{"refreshToken":"\#(forged)"}"#)
        #expect(answer.json.code == "AUTH_002")
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)
    }

    @Test(arguments: ["a\r\nX-Evil: 1", "a b", "", "é", String(repeating: "x", count: 129)])
    func `an id that is not well-formed is replaced`(id: String) async throws {
        let site = try await Site()
        let kept = await site.ask(.get, "/v2/tweets", headers: [("x-request-id", id)]).header("X-Request-Id")
        #expect(kept.map(RequestIDs.isWellFormed) == true && kept != id)
    }

    @Test func `the log names routes, not what clients wrote`() async throws {
        let entries = Mutex<[AccessEntry]>([])
        let log = Log(access: { entry in entries.withLock { $0.append(entry) } })
        let site = try await Site(log: log)
        _ = await site.ask(.get, "/v2/tweets/5?secret=1")
        _ = await site.respond(Request(method: .other, methodToken: "EVIL", target: "/x%0ay"))
        let seen = entries.withLock { $0.map { "\($0.method) \($0.route) \($0.operation) \($0.status.rawValue)" } }
        #expect(seen == ["GET /v2/tweets/{id} v2.getTweet 404", "OTHER - - 404"])
    }

    @Test func `times and tags follow the time zone`() async throws {
        let utc = try await Site()
        let seoul = try await Site(settings: Settings(timeZoneOffset: 9 * 3600))
        _ = try await utc.join("minji")
        _ = try await seoul.join("minji")
        let tag = await seoul.ask(.get, "/v2/users/1").header("ETag")
        #expect(await seoul.ask(.get, "/v2/users/1").text.contains("\"createdAt\":\"2026-11-21 06:00:00\""))
        #expect(await utc.ask(.get, "/v2/users/1").text.contains("\"createdAt\":\"2026-11-20 21:00:00\""))
        let member = try await seoul.join("junho")
        let own = try #require(await seoul.ask(.get, "/v2/users/me", token: member.access).header("ETag"))
        let answer = await seoul.ask(
            .patch,
            "/v2/users/me",
            token: member.access,
            json: #"{"name":"J"}"#,
            headers: [("if-match", own)]
        )
        #expect(answer.status == .ok && tag != own)
    }
}
