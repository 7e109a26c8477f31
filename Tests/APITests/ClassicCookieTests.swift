import Domain
import HTTP
import Testing

@testable import API

@Suite struct ClassicCookieTests {
    @Test(arguments: ClassicBodyTests.bothForms, [HTTP.Method.get, .head])
    func `every GET gives a csrf cookie to who has none`(path: String, method: HTTP.Method) async throws {
        let site = try await Site()
        let answer = await site.ask(method, path)
        let isTweets = path.hasPrefix("/tweet") && !path.hasPrefix("/tweet_del")
        #expect(answer.status == (isTweets ? .ok : .notFound))
        #expect(answer.message != nil)
        let cookie = try #require(answer.header("Set-Cookie"))
        #expect(cookie.wholeMatch(of: /csrftoken=[A-Za-z0-9_-]{32,}; Path=\/; Max-Age=[0-9]+; SameSite=Lax/) != nil)
        #expect(await site.ask(method, path).header("Set-Cookie") != cookie)
    }

    @Test(arguments: [
        ("csrftoken=a", false), ("x=1; csrftoken=a; y=2", false), ("csrftoken=", true), ("xcsrftoken=a", true),
        ("csrftokens=a", true), ("x=csrftoken=a", true), ("csrftoken", true), (";;=;", true),
    ])
    func `who has a csrf cookie keeps it`(cookies: String, isNew: Bool) async throws {
        let site = try await Site()
        for path in ["/tweet", "/login"] {
            let answer = await site.ask(.get, path, headers: [("cookie", cookies)])
            #expect((answer.header("Set-Cookie") != nil) == isNew)
        }
    }

    @Test(arguments: ["/v2/tweets", "/tweets", "/nothing", "/signup/more"])
    func `other paths set no cookies`(path: String) async throws {
        let site = try await Site()
        #expect(await site.ask(.get, path).header("Set-Cookie") == nil)
    }

    @Test func `no answer but that of GET and of a log-in sets a cookie`() async throws {
        for path in ["/signup", "/user_auth", "/tweet", "/tweet_del"] {
            let (site, cookie) = try await ClassicBodyTests.site()
            let keys = try ClassicBodyTests.whole(path).keys
            #expect(await site.classic(path, ClassicBodyTests.json(keys), cookies: cookie).header("Set-Cookie") == nil)
            #expect(await site.classic(path, "?", cookies: cookie).header("Set-Cookie") == nil)
        }
    }

    @Test func `behind TLS cookies are for TLS alone`() async throws {
        let site = try await Site()
        _ = try await site.joinClassic("minji")
        let get = Request(method: .get, target: "/tweet")
        let post = Request(
            method: .post,
            target: "/login",
            body: Array(#"{"user_id":"minji","user_password":"pw"}"#.utf8)
        )
        for request in [get, post] {
            request.isSecure = true
            #expect(await site.respond(request).header("Set-Cookie")?.hasSuffix("; Secure") == true)
        }
    }

    @Test func `the session's cookie is for the server alone and lives as long as the session`() async throws {
        let site = try await Site(limits: Limits(refreshTokenSeconds: 1000))
        _ = try await site.joinClassic("minji")
        let answer = await site.classic("/login", #"{"user_id":"minji","user_password":"pw"}"#)
        let cookie = try #require(answer.header("Set-Cookie"))
        #expect(
            cookie.wholeMatch(of: /sessionid=[A-Za-z0-9_-]{32}; Path=\/; Max-Age=1000; SameSite=Lax; HttpOnly/) != nil
        )
        #expect(answer.fields.count { $0.name == "Set-Cookie" } == 1)
        #expect(answer.header("Cache-Control") == "no-store")
    }

    @Test func `a cookie alone counts in classic only, and a token is no cookie`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let value = String(member.cookie.dropFirst("sessionid=".count))
        for path in ["/v2/users/me", "/v1/users/me", "/users/me"] {
            #expect(await site.ask(.get, path, headers: [("cookie", member.cookie)]).json.code == "AUTH_001")
        }
        #expect(await site.ask(.get, "/v2/users/me", token: value).json.code == "AUTH_002")
        let renewal = await site.ask(.post, "/v2/tokens/refresh", json: #"{"refreshToken":"\#(value)"}"#)
        #expect(renewal.json.code == "AUTH_002")
        #expect(await post(site, member, cookies: "sessionid=\(member.token)") == "Tweet Failed")
        #expect(await site.ask(.get, "/v2/users/me", token: member.token).status == .ok)
        #expect(await post(site, member, cookies: member.cookie) == "Tweet Success")
    }

    @Test func `the store holds neither cookie nor csrf value`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji", csrf: "known")
        let ticket = try #require(SessionTicket(String(member.cookie.dropFirst("sessionid=".count))))
        let session = try #require(try await site.world.store.session(ticket.session).value)
        #expect(session.familyHash == Digest.sha256(Array(try #require(Base64URL.decode(ticket.text.utf8))[8...])))
        #expect(try await site.world.store.user(withCSRFHash: Array("known".utf8)).value == nil)
        #expect(try await site.world.store.user(withCSRFHash: Digest.sha256(Array("known".utf8))).value != nil)
    }

    @Test(arguments: [
        "", "x", "sessionid", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAA", "%00", "ÿ",
        String(repeating: "A", count: 8000),
    ])
    func `a made-up cookie proves nothing`(value: String) async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        #expect(await post(site, member, cookies: "sessionid=\(value)") == "Tweet Failed")
    }

    @Test func `a cookie with one bit changed proves nothing`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let bytes = try #require(Base64URL.decode(member.cookie.utf8.dropFirst("sessionid=".count)))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            #expect(await post(site, member, cookies: "sessionid=\(Base64URL.encode(changed))") == "Tweet Failed")
        }
        #expect(await post(site, member, cookies: "sessionid=\(Base64URL.encode(bytes))") == "Tweet Success")
    }

    private func post(_ site: Site, _ member: ClassicMember, cookies: String) async -> String? {
        await site.classic("/tweet", #"{"user_id":"\#(member.id)","user_content":"x"}"#, cookies: cookies).message
    }
}
