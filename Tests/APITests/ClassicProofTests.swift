import HTTP
import Testing

@testable import API

@Suite struct ClassicProofTests {
    /// What a request brings to prove that user `victim` writes.
    enum Proof: String, CaseIterable, Sendable {
        case none, own, bare, lowerCase, cookie, cookieBesideBadToken, tokenBesideBadCookie, cookieAmongOthers
        case strangersToken, strangersBareToken, strangersCookie, garbage, basic, emptyField, badCookie, inQuery
        case expiredToken, expiredCookie, revokedToken, revokedCookie, changedPassword

        var isGood: Bool {
            switch self {
            case .own, .bare, .lowerCase, .cookie, .cookieBesideBadToken, .tokenBesideBadCookie, .cookieAmongOthers:
                true
            case .none, .strangersToken, .strangersBareToken, .strangersCookie, .garbage, .basic, .emptyField,
                .badCookie, .inQuery, .expiredToken, .expiredCookie, .revokedToken, .revokedCookie, .changedPassword:
                false
            }
        }
    }

    @Test(arguments: Proof.allCases, [false, true])
    func `only who proves to be that user writes`(proof: Proof, trusting: Bool) async throws {
        let site = try await Site(settings: Settings(classic: ClassicRules(trustsUserID: trusting)))
        let victim = try await site.joinClassic("victim")
        let stranger = try await site.joinClassic("stranger")
        _ = await site.classic("/tweet", #"{"user_id":"victim","user_content":"first"}"#, cookies: victim.cookie)
        let (query, headers) = await bring(proof, victim, stranger, site)
        let before = await site.ask(.get, "/tweet").text
        let isGood = proof.isGood || trusting

        let posted = await site.classic(
            "/tweet\(query)",
            #"{"user_id":"VICTIM","user_content":"second"}"#,
            headers: headers
        )
        #expect(posted.message == (isGood ? "Tweet Success" : "Tweet Failed"))
        let deleted = await site.classic(
            "/tweet_del/\(query)",
            #"{"content_id":"1","user_id":"victim"}"#,
            headers: headers
        )
        #expect(deleted.message == (isGood ? "Delete Success" : "No Authorization"))
        #expect(posted.status == .ok && deleted.status == .ok)
        #expect((await site.ask(.get, "/tweet").text == before) == !isGood)
    }

    private func bring(
        _ proof: Proof,
        _ victim: ClassicMember,
        _ stranger: ClassicMember,
        _ site: Site
    ) async -> (query: String, headers: [(String, String)]) {
        let token = ("authorization", "Bearer \(victim.token)")
        let cookie = ("cookie", victim.cookie)
        let badToken = ("authorization", "Bearer worn.out.token")
        switch proof {
        case .none: return ("", [])
        case .own: return ("", [token])
        case .bare: return ("", [("authorization", victim.token)])
        case .lowerCase: return ("", [("authorization", "bearer \(victim.token)")])
        case .cookie: return ("", [cookie])
        case .cookieBesideBadToken: return ("", [cookie, badToken])
        case .tokenBesideBadCookie: return ("", [token, ("cookie", stranger.cookie)])
        case .cookieAmongOthers: return ("", [("cookie", "a=b;csrftoken=x; \(victim.cookie); sessionid=other")])
        case .strangersToken: return ("", [("authorization", "Bearer \(stranger.token)")])
        case .strangersBareToken: return ("", [("authorization", stranger.token)])
        case .strangersCookie: return ("", [("cookie", stranger.cookie)])
        case .garbage: return ("", [badToken])
        case .basic: return ("", [("authorization", "Basic dmljdGltOnB3")])
        case .emptyField: return ("", [("authorization", "")])
        case .badCookie: return ("", [("cookie", "sessionid=")])
        case .inQuery: return ("?sessionid=\(victim.cookie.dropFirst(10))&access_token=\(victim.token)", [])
        case .expiredToken:
            site.pass(seconds: 900)
            return ("", [token])
        case .expiredCookie:
            site.pass(seconds: 30 * 24 * 60 * 60)
            return ("", [cookie])
        case .revokedToken, .revokedCookie:
            _ = await site.ask(.delete, "/v2/tokens", token: victim.token)
            return ("", [proof == .revokedToken ? token : cookie])
        case .changedPassword:
            let other = try? await site.logInClassic("victim")
            let change = #"{"password":"password-2"}"#
            _ = await site.ask(.patch, "/v2/users/me", token: other?.token, json: change)
            return ("", [cookie, token])
        }
    }

    @Test func `a session outlives its token by its cookie`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let body = #"{"user_id":"minji","user_content":"x"}"#
        site.pass(seconds: 30 * 24 * 60 * 60 - 1)
        #expect(await site.classic("/tweet", body, cookies: member.cookie).message == "Tweet Success")
        site.pass(seconds: 1)
        #expect(await site.classic("/tweet", body, cookies: member.cookie).message == "Tweet Failed")
    }

    @Test func `a token that classic takes bare stays refused bare elsewhere`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let bare = [("authorization", member.token)]
        let body = #"{"user_id":"minji","user_content":"x"}"#
        #expect(await site.classic("/tweet", body, headers: bare).message == "Tweet Success")
        #expect(await site.ask(.get, "/v2/users/me", headers: bare).json.code == "AUTH_002")
    }

    @Test(arguments: ["worn.out.token", "Bearer worn.out.token", ""])
    func `a token that is no good hides nothing that is for everyone`(field: String) async throws {
        let site = try await Site()
        _ = try await site.joinClassic("minji", csrf: "a")
        let headers = [("authorization", field)]
        #expect(await site.ask(.get, "/tweet", headers: headers).message == "Tweet Loading Success")
        let login = #"{"user_id":"minji","user_password":"pw"}"#
        #expect(await site.classic("/login", login, headers: headers).message == "Login Success")
        let info = await site.classic("/user_auth", #"{"user_csrf":"a"}"#, headers: headers)
        #expect(info.message == "User Info Loading Success")
    }

    @Test func `trusting the body still asks for a user and for its own tweet`() async throws {
        let site = try await Site(settings: Settings(classic: ClassicRules(trustsUserID: true)))
        _ = try await site.joinClassic("one")
        _ = try await site.joinClassic("two")
        #expect(await site.classic("/tweet", #"{"user_id":"none","user_content":"x"}"#).message == "Tweet Failed")
        #expect(await site.classic("/tweet", #"{"user_id":"one","user_content":"x"}"#).message == "Tweet Success")
        let others = await site.classic("/tweet_del", #"{"content_id":1,"user_id":"two"}"#)
        #expect(others.message == "No Authorization")
        let own = await site.classic("/tweet_del", #"{"content_id":1,"user_id":"one"}"#)
        #expect(own.message == "Delete Success")
    }

    /// Who sent a request, and whether the cookies that came along count.
    static let senders: [(fields: [(String, String)], counts: Bool)] = [
        ([], true),
        ([("origin", "http://api.example:8080")], true),
        ([("origin", "https://API.example:8080")], true),
        ([("origin", "https://evil.example")], false),
        ([("origin", "null")], false),
        ([("origin", "http://api.example")], false),
        ([("origin", "http://api.example:8080.evil.example")], false),
        ([("origin", "api.example:8080")], false),
        ([("origin", "")], false),
        ([("sec-fetch-site", "same-origin"), ("origin", "https://public.example")], true),
        ([("sec-fetch-site", "none")], true),
        ([("sec-fetch-site", "cross-site")], false),
        ([("sec-fetch-site", "same-site"), ("origin", "https://evil.example")], false),
        ([("sec-fetch-site", "cross-site"), ("origin", "https://front.example")], false),
    ]

    @Test(arguments: senders.indices)
    func `a page of another origin cannot post with the cookie alone`(index: Int) async throws {
        let (fields, counts) = Self.senders[index]
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let headers = fields + [("host", "api.example:8080")]
        let body = #"{"user_id":"minji","user_content":"x"}"#
        let cookies = "csrftoken=c; \(member.cookie)"
        let byCookie = await site.classic("/tweet", body, cookies: cookies, headers: headers)
        #expect(byCookie.message == (counts ? "Tweet Success" : "Tweet Failed"))
        let bearer = headers + [("authorization", member.token)]
        #expect(await site.classic("/tweet", body, cookies: cookies, headers: bearer).message == "Tweet Success")
        let login = #"{"user_id":"minji","user_password":"pw"}"#
        #expect(await site.classic("/login", login, cookies: cookies, headers: headers).message == "Login Success")
        #expect(await site.owner(of: "c") == (counts ? "minji" : nil))
    }

    @Test(arguments: [
        ("https://front.example", true, true), ("https://front.example", false, false),
        ("https://other.example", true, false), ("null", true, false),
    ])
    func `a named origin posts with the cookie where credentials are on`(
        origin: String,
        credentials: Bool,
        counts: Bool
    ) async throws {
        let rules = CrossOriginRules(origins: ["https://front.example", "null"], credentials: credentials)
        let site = try await Site(settings: Settings(crossOrigin: rules))
        let member = try await site.joinClassic("minji")
        let answer = await site.classic(
            "/tweet",
            #"{"user_id":"minji","user_content":"x"}"#,
            cookies: member.cookie,
            headers: [("origin", origin), ("sec-fetch-site", "cross-site"), ("host", "api.example")]
        )
        #expect(answer.message == (counts ? "Tweet Success" : "Tweet Failed"))
    }
}
