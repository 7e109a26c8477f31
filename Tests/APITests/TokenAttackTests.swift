import Domain
import HTTP
import Testing

@testable import API

@Suite struct TokenAttackTests {
    /// A change to a good token, and the code that it has to get.
    struct Attack: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var header: String?
        var claims: [(String, String?)] = []
        var code: String? = "AUTH_002"

        init(_ name: String, header: String? = nil, _ claims: [(String, String?)] = [], code: String? = "AUTH_002") {
            testDescription = name
            self.header = header
            self.claims = claims
            self.code = code
        }
    }

    private static let now = Site.start.rawValue

    static let attacks: [Attack] = [
        Attack("untouched", code: nil),
        Attack("alg none", header: #"{"alg":"none","kid":"k1"}"#),
        Attack("alg None", header: #"{"alg":"None","kid":"k1"}"#),
        Attack("alg NONE", header: #"{"alg":"NONE","kid":"k1"}"#),
        Attack("alg RS256", header: #"{"alg":"RS256","kid":"k1"}"#),
        Attack("alg HS384", header: #"{"alg":"HS384","kid":"k1"}"#),
        Attack("alg HS512", header: #"{"alg":"HS512","kid":"k1"}"#),
        Attack("no alg", header: #"{"kid":"k1"}"#),
        Attack("alg twice", header: #"{"alg":"HS256","alg":"none","kid":"k1"}"#),
        Attack("no kid", header: #"{"alg":"HS256"}"#),
        Attack("unknown kid", header: #"{"alg":"HS256","kid":"k9"}"#),
        Attack("path as kid", header: #"{"alg":"HS256","kid":"../../dev/null"}"#),
        Attack("SQL as kid", header: #"{"alg":"HS256","kid":"k1' OR '1'='1"}"#),
        Attack("kid a number", header: #"{"alg":"HS256","kid":1}"#),
        Attack("jwk", header: #"{"alg":"HS256","kid":"k1","jwk":{"kty":"oct","k":"AAAA"}}"#),
        Attack("jku", header: #"{"alg":"HS256","kid":"k1","jku":"https://evil.example/keys"}"#),
        Attack("x5u", header: #"{"alg":"HS256","kid":"k1","x5u":"https://evil.example/cert"}"#),
        Attack("x5c", header: #"{"alg":"HS256","kid":"k1","x5c":["AAAA"]}"#),
        Attack("crit", header: #"{"alg":"HS256","kid":"k1","crit":["exp"]}"#),
        Attack("typ of something else", header: #"{"alg":"HS256","kid":"k1","typ":"dpop+jwt"}"#),
        Attack("header no object", header: #"["HS256"]"#),
        Attack("iss a list", [("iss", "[\"miniter\"]")]),
        Attack("no sub", [("sub", nil)]),
        Attack("sub a number", [("sub", "1")]),
        Attack("sub 01", [("sub", "\"01\"")]),
        Attack("sub -1", [("sub", "\"-1\"")]),
        Attack("sub 2^63", [("sub", "\"9223372036854775808\"")]),
        Attack("another's sub", [("sub", "\"2\"")]),
        Attack("a session that never was", [("sid", "\"77\"")], code: "AUTH_006"),
        Attack("iat 60 s ahead", [("iat", "\(now + 60)")], code: nil),
        Attack("iat 61 s ahead", [("iat", "\(now + 61)")]),
        Attack("nbf 60 s ahead", [("nbf", "\(now + 60)")], code: nil),
        Attack("nbf 61 s ahead", [("nbf", "\(now + 61)")]),
        Attack("exp a whole float", [("exp", "\(now + 900).0")]),
        Attack("exp null", [("exp", "null")]),
        Attack("exp just over", [("exp", "\(now)")], code: "AUTH_003"),
        Attack("exp in a second", [("exp", "\(now + 1)")], code: nil),
    ]

    @Test(arguments: attacks)
    func `a token is taken only as we give it out`(attack: Attack) async throws {
        let (site, member) = try await site()
        let claims = ForgedToken.claims(attack.claims, user: member.id, session: member.session)
        var token = ForgedToken(claims: claims)
        if let header = attack.header { token.header = header }
        let answer = await site.ask(.get, "/v2/users/me", token: token.text)
        #expect(answer.json.code == attack.code, "\(answer.text)")
        #expect(answer.status.rawValue == (attack.code == nil ? 200 : 401))
    }

    /// A claim, and every way in which it is not what it has to be.
    static let wrongClaims: [(claim: String, value: String?)] = [
        ("exp", nil), ("iat", nil), ("iss", nil), ("sid", nil),
        ("exp", "1"), ("iat", "99999999999"), ("nbf", "99999999999"), ("iss", "\"other\""), ("sid", "\"2\""),
        ("exp", "\"99999999999\""), ("iat", "\"1\""), ("nbf", "\"1\""), ("iss", "\"\""), ("sid", "\"one\""),
        ("exp", "99999999999.5"), ("iat", "1.5"), ("nbf", "1.5"), ("iss", "1.5"), ("sid", "1.5"),
        ("exp", "1e11"), ("iat", "1e0"), ("nbf", "1e0"), ("sid", "1"),
        ("exp", "9223372036854775808"), ("iat", "9223372036854775808"), ("nbf", "9223372036854775808"),
        ("iss", "9223372036854775808"), ("sid", "\"9223372036854775808\""), ("sid", "9223372036854775808"),
        ("exp", "-9223372036854775809"), ("iat", "-9223372036854775809"), ("nbf", "-9223372036854775809"),
        ("exp", "null"), ("iat", "null"), ("nbf", "null"), ("iss", "null"), ("sid", "null"),
    ]

    @Test(arguments: wrongClaims)
    func `exp nbf iat iss and sid are each 401 where missing, wrong, a text, a fraction or 2^63`(
        claim: String,
        value: String?
    ) async throws {
        let (site, member) = try await site()
        let claims = ForgedToken.claims([(claim, value)], user: member.id, session: member.session)
        for path in ["/v2/users/me", "/v1/users/me", "/v2/tweets"] {
            let answer = await site.ask(.get, path, token: ForgedToken(claims: claims).text)
            #expect(answer.status == .unauthorized)
            #expect(["AUTH_002", "AUTH_003", "AUTH_006"].contains(answer.json.code))
        }
    }

    @Test(arguments: ["/v2/users/me", "/v2/tweets", "/v1/users/me", "/v1/tweets", "/tweets"])
    func `two Authorization fields are 400, even where they are the same`(path: String) async throws {
        let (site, member) = try await site()
        let good = "Bearer \(member.access)"
        for other in [good, "Bearer x", "Basic eDp5", ""] {
            for pair in [[good, other], [other, good]] {
                let answer = await site.ask(.get, path, headers: pair.map { ("authorization", $0) })
                #expect(answer.status == .badRequest && answer.json.code == "COMMON_001")
            }
        }
    }

    @Test(arguments: ["access_token", "token", "Authorization", "authorization", "bearer"])
    func `a token in the query is not read`(name: String) async throws {
        let (site, member) = try await site()
        for prefix in ["/v1", "/v2", ""] {
            for token in [member.access, "Bearer%20\(member.access)"] {
                let answer = await site.ask(.get, "\(prefix)/users/me?\(name)=\(token)")
                #expect(answer.status == .unauthorized && answer.json.code == "AUTH_001")
            }
        }
    }

    @Test func `a claim given twice is refused`() async throws {
        let (site, member) = try await site()
        let claims = ForgedToken.claims(user: member.id, session: member.session).dropLast() + ",\"exp\":99999999999}"
        let answer = await site.ask(.get, "/v2/users/me", token: ForgedToken(claims: String(claims)).text)
        #expect(answer.json.code == "AUTH_002")
    }

    @Test func `a token under another key is refused`() async throws {
        let (site, member) = try await site()
        var token = ForgedToken(claims: ForgedToken.claims(user: member.id, session: member.session))
        token.secret = Array(repeating: 0, count: 32)
        #expect(await site.ask(.get, "/v2/users/me", token: token.text).json.code == "AUTH_002")
    }

    @Test(arguments: ["", ".", "..", "a.b", "a.b.c.d", "%%%.%%%.%%%"])
    func `what has not the shape of a token is refused`(text: String) async throws {
        let (site, _) = try await site()
        #expect(await site.ask(.get, "/v2/tweets", token: text).json.code == "AUTH_002")
    }

    @Test func `a token without its signature, or with a part of another's, is refused`() async throws {
        let (site, member) = try await site()
        // Remembered by now: what comes next must not be mistaken for it.
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)
        let parts = member.access.split(separator: ".")
        let claims = Base64URL.encode(Array(ForgedToken.claims(user: "2", session: "2").utf8))
        for token in [
            "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1])", "\(parts[0]).\(claims).\(parts[2])",
            "\(member.access)=", "\(member.access) ", "\(member.access)A", String(member.access.dropLast()),
        ] {
            #expect(await site.ask(.get, "/v2/users/me", token: token).json.code == "AUTH_002", "\(token)")
        }
    }

    @Test(arguments: ["Basic bWluamk6eA==", "Bearer", "Bearerx", "Token abc", "", " "])
    func `another kind of credentials is refused`(value: String) async throws {
        let (site, _) = try await site()
        let answer = await site.ask(.get, "/v2/tweets", headers: [("authorization", value)])
        #expect(answer.json.code == "AUTH_002")
        #expect(answer.header("WWW-Authenticate") == "Bearer error=\"invalid_token\"")
    }

    @Test(arguments: ["Bearer", "bearer", "BEARER", "bEaReR"])
    func `the scheme is known in any case`(scheme: String) async throws {
        let (site, member) = try await site()
        let answer = await site.ask(.get, "/v2/users/me", headers: [("authorization", "\(scheme) \(member.access)")])
        #expect(answer.status == .ok)
    }

    @Test func `a remembered token does not outlive its time`() async throws {
        let (site, member) = try await site()
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)
        site.pass(seconds: 899)
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)
        site.pass(seconds: 1)
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).json.code == "AUTH_003")
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).json.code == "AUTH_003")
    }

    @Test func `a remembered token does not outlive its session`() async throws {
        for ending in [(HTTP.Method.delete, "/v2/tokens"), (.delete, "/v2/users/me")] {
            let (site, member) = try await site()
            for _ in 1...2 { #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok) }
            #expect(await site.ask(ending.0, ending.1, token: member.access).status == .noContent)
            #expect(await site.ask(.get, "/v2/tweets", token: member.access).json.code == "AUTH_006")
        }
    }

    @Test func `two keys are good at once, and a retired one is not`() async throws {
        let old = Site.key
        let new = SigningKey(id: "k2", secret: Array("fedcba9876543210fedcba9876543210".utf8))
        let site = try await Site(keys: [new, old])
        let member = try await site.join("minji")
        let claims = ForgedToken.claims(user: member.id, session: member.session)
        #expect(await site.ask(.get, "/v2/users/me", token: ForgedToken(claims: claims).text).status == .ok)
        #expect(await site.ask(.get, "/v2/users/me", token: member.access).status == .ok)

        let later = try await Site(keys: [new])
        let other = try await later.join("minji")
        let stale = ForgedToken(claims: ForgedToken.claims(user: other.id, session: other.session))
        #expect(await later.ask(.get, "/v2/users/me", token: other.access).status == .ok)
        #expect(await later.ask(.get, "/v2/users/me", token: stale.text).json.code == "AUTH_002")
    }

    private func site() async throws -> (Site, Member) {
        let site = try await Site()
        let member = try await site.join("minji")
        _ = try await site.join("junho")
        return (site, member)
    }
}
