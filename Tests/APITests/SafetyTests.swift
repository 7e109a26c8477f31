import App
import Domain
import HTTP
import Storage
import Synchronization
import Testing

@testable import API

@Suite struct SafetyTests {
    /// What the server alone decides, and what is no key at all.
    static let serverOwned: [(key: String, value: String)] = [
        ("id", "77"), ("createdAt", "\"1999-01-01 00:00:00\""), ("updatedAt", "\"1999-01-01 00:00:00\""),
        ("tweetCount", "5"), ("friendCount", "5"), ("followerCount", "5"), ("passwordHash", "\"$argon2id$x\""),
        ("role", "\"admin\""), ("profileImageUrl", "\"https://evil.example/x.svg\""), ("author", #"{"id":2}"#),
        ("authorId", "2"), ("userID", "2"), ("sessions", "[]"),
    ]

    /// A write, with the keys that it takes. The caller is user 1 with tweet 1; user 2 is another.
    static let writes: [(method: HTTP.Method, path: String, keys: String)] = [
        (.post, "/v2/users", #""username":"new","name":"N","password":"password-1""#),
        (.put, "/v2/users/9", #""username":"new","name":"N","password":"password-1""#),
        (.put, "/v2/users/1", #""username":"minji","name":"M","password":"password-1""#),
        (.patch, "/v2/users/1", #""name":"M""#),
        (.post, "/v2/tweets", #""content":"x""#),
        (.put, "/v2/tweets/1", #""content":"x""#), (.put, "/v2/tweets/9", #""content":"x""#),
        (.patch, "/v2/tweets/1", #""content":"x""#),
        (.post, "/v2/friends", #""userId":2"#),
        (.post, "/v1/users", #""username":"new","name":"N","password":"password-1""#),
        (.put, "/v1/users/1", #""name":"M""#),
        (.post, "/v1/tweets", #""content":"x""#), (.put, "/v1/tweets/1", #""content":"x""#),
        (.post, "/v1/friends", #""userId":2"#),
    ]

    @Test(arguments: writes)
    func `server-owned keys in a body change nothing`(
        write: (method: HTTP.Method, path: String, keys: String)
    ) async throws {
        var outcomes: [[String]] = []
        for isPlain in [true, false] {
            // In PUT the id says which one is meant.
            let owned = Self.serverOwned.filter { $0.key != "id" || write.method != .put }
            let more = isPlain ? "" : owned.map { ",\"\($0.key)\":\($0.value)" }.joined()
            let body = "{\(write.keys)\(more)}"
            let site = try await Site()
            let member = try await site.join("minji")
            _ = try await site.join("other")
            _ = await site.ask(.post, "/v2/tweets", token: member.access, json: #"{"content":"first"}"#)
            let isSignUp = body.contains("\"new\"")
            let token = isSignUp ? nil : member.access
            var outcome = [await site.ask(write.method, write.path, token: token, json: body).text]
            #expect(outcome[0].contains("\"id\":"))
            for path in ["/v2/users", "/v2/tweets", "/v2/users/1/friends"] {
                outcome.append(await site.ask(.get, path).text)
            }
            outcomes.append(outcome)
        }
        #expect(outcomes[0] == outcomes[1])
    }

    @Test func `no answer of any route holds a hash, a password, a token or another's e-mail`() async throws {
        let site = try await Site(documents: Described.source)
        let body = #"{"username":"owner","name":"N","email":"canary@x.kr","password":"canary-password"}"#
        #expect(await site.ask(.post, "/v2/users", json: body).status == .created)
        let login = await site.ask(.post, "/v2/tokens", json: #"{"username":"owner","password":"canary-password"}"#)
        let (access, refresh) = (try login.json.data("accessToken"), try login.json.data("refreshToken"))
        for text in ["one", "two"] {
            _ = await site.ask(.post, "/v2/tweets", token: access, json: #"{"content":"\#(text)"}"#)
        }
        let stranger = try await site.join("stranger")
        _ = await site.ask(.post, "/v2/friends", token: stranger.access, json: #"{"userId":1}"#)
        let hash = try #require(try await site.world.store.user(named: "owner").value).user.passwordHash
        let secrets = [
            "canary@x.kr", "canary-password", "argon2", hash, access, refresh, String(access.suffix(43)),
            stranger.refresh,
        ]
        var count = 0
        for (method, path) in site.everyRoute {
            for query in ["", "?query=owner", "?include=friends,followers,tweets", "?filter=id,email"] {
                for token in [nil, stranger.access] where !(method == .delete && path.hasSuffix("/tokens")) {
                    let json = method == .get || method == .delete ? nil : "{}"
                    let answer = await site.ask(method, path + query, token: token, json: json)
                    let whole = answer.fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n") + answer.text
                    for secret in secrets { #expect(!whole.contains(secret), "\(method.rawValue) \(path)\(query)") }
                    #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(method.rawValue) \(path)")
                    count += 1
                }
            }
        }
        #expect(count > 400)
        // Else none of it would have been seen anyway.
        #expect(await site.ask(.get, "/v2/users/1", token: access).text.contains("canary@x.kr"))
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
        let user = try await site.world.store.create(NewUser(username: "weak", name: "W", passwordHash: weak)).value
        let body = #"{"username":"weak","password":"password-1"}"#
        let token = try await site.ask(.post, "/v2/tokens", json: body).json.data("accessToken")
        let hash = try #require(await site.world.store.user(user.user.id).value?.user.passwordHash)
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

    @Test(arguments: [
        String(repeating: "p", count: 72), String(repeating: "é", count: 72), String(repeating: "👩‍👩‍👧‍👦", count: 72),
        "비밀번호 " + String(repeating: "x", count: 67), String(repeating: " ", count: 72),
    ])
    func `a password of more than 64 characters counts to its last, in every script`(start: String) async throws {
        let site = try await Site()
        func body(_ end: String) -> String { #"{"username":"minji","name":"N","password":"\#(start)\#(end)"}"# }
        #expect(await site.ask(.post, "/v2/users", json: body("a")).status == .created)
        #expect(await site.ask(.post, "/v2/tokens", json: body("a")).status == .created)
        for other in ["b", "", "aa", "A", "a "] {
            #expect(await site.ask(.post, "/v2/tokens", json: body(other)).json.code == "AUTH_004")
        }
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
