import Domain
import HTTP
import Testing

@testable import API

@Suite struct V1BodyTests {
    /// A way of writing fields into a body.
    enum Encoding: String, CaseIterable {
        case json, form, untypedForm, misspeltForm, multipart

        func body(_ fields: [(String, String)]) -> String {
            switch self {
            case .json:
                // What is all digits is a number.
                "{" + fields.map { "\"\($0.0)\":\(Int($0.1) == nil ? "\"\($0.1)\"" : $0.1)" }.joined(separator: ",")
                    + "}"
            case .form, .untypedForm, .misspeltForm:
                fields.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
            case .multipart:
                fields.map { "--b\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }.joined()
                    + "--b--\r\n"
            }
        }

        var headers: [(String, String)] {
            switch self {
            case .json: [("content-type", "application/json")]
            case .form: [("content-type", "Application/X-WWW-Form-URLEncoded; charset=UTF-8")]
            case .untypedForm: []
            case .misspeltForm: [("content-type", "application/x-www-urlencoded")]
            case .multipart: [("content-type", "multipart/form-data; boundary=b")]
            }
        }
    }

    private func send(
        _ method: HTTP.Method,
        _ path: String,
        _ fields: [(String, String)],
        _ encoding: Encoding,
        token: String? = nil,
        to site: Site
    ) async -> Response {
        await site.ask(method, path, token: token, body: encoding.body(fields), headers: encoding.headers)
    }

    @Test(arguments: Encoding.allCases)
    func `every operation takes every type of body`(encoding: Encoding) async throws {
        let site = try await Site()
        let friend = try await site.join("friend")
        let user = [("username", "민지.1"), ("name", "a & b = c + d"), ("email", "a+b@x.kr"), ("password", "p&=+ 비밀 1")]
        let made = await send(.post, "/v1/users", user, encoding, to: site)
        #expect(made.status == .created)
        #expect(made.text.contains(#""username":"민지.1","name":"a & b = c + d","email":"a+b@x.kr","tweetCount""#))

        let login = await send(.post, "/v1/tokens", [user[0], user[3]], encoding, to: site)
        #expect(login.status == .created)
        guard case .string(let token)? = Answer(value: login.json["token"])["accessToken"],
            case .string(let refresh)? = Answer(value: login.json["token"])["refreshToken"]
        else { throw Answer.Missing(key: "token", value: login.json.value) }
        let renewed = await send(.post, "/v1/tokens/refresh", [("refreshToken", refresh)], encoding, to: site)
        #expect(renewed.status == .created)

        let changed = await send(.put, "/v1/users/me", [("profile", "100% 진짜")], encoding, token: token, to: site)
        #expect(changed.text.contains(#""email":"a+b@x.kr","profile":"100% 진짜""#))
        let tweet = await send(.post, "/v1/tweets", [("content", "한 글&")], encoding, token: token, to: site)
        #expect(tweet.text.contains(#""content":"한 글&""#))
        let again = await send(.put, "/v1/tweets/1", [("content", "둘")], encoding, token: token, to: site)
        #expect(again.text.contains(#""content":"둘""#))
        let follow = await send(.post, "/v1/friends", [("userId", friend.id)], encoding, token: token, to: site)
        #expect(follow.status == .created)
        #expect(Answer(value: follow.json["friend"])["id"] == .integer(Int64(friend.id) ?? 0))
    }

    static let operations: [(HTTP.Method, String)] = [
        (.post, "/v1/users"), (.put, "/v1/users/me"), (.post, "/v1/tweets"), (.put, "/v1/tweets/1"),
        (.post, "/v1/friends"), (.post, "/v1/tokens"), (.post, "/v1/tokens/refresh"),
    ]

    static let refused: [(type: String?, body: String, code: String)] = [
        (nil, "", "COMMON_002"), ("application/json", "", "COMMON_002"),
        ("multipart/form-data; boundary=b", "", "COMMON_002"),
        ("application/x-www-form-urlencoded", "", "COMMON_002"), (nil, "a=%", "COMMON_002"),
        (nil, "a=%00", "COMMON_002"),
        (nil, "a=%ff", "COMMON_002"), (nil, "\u{FEFF}a=1", "COMMON_002"),
        ("application/json", "\u{FEFF}{}", "COMMON_002"), ("application/json", "{", "COMMON_002"),
        ("application/json", #"{"a":1,"a":2}"#, "COMMON_002"), ("application/json", "[]", "COMMON_001"),
        ("application/json", "null", "COMMON_001"), ("multipart/form-data", "--b--\r\n", "COMMON_002"),
        ("multipart/form-data; boundary=b", "--b\r\n", "COMMON_002"),
        ("multipart/form-data; boundary=b", "x", "COMMON_002"),
        (nil, "a=1&a=2", "COMMON_001"), ("text/plain", "a=1", "COMMON_006"), ("application/xml", "<a/>", "COMMON_006"),
        ("application/x-www-form-urlencoded; charset=euc-kr", "a=1", "COMMON_006"),
        ("application/json; charset=utf-16", "{}", "COMMON_006"), ("nonsense", "a=1", "COMMON_006"),
        ("", "a=1", "COMMON_006"),
    ]

    @Test(arguments: operations)
    func `no operation takes a body that cannot be read`(method: HTTP.Method, path: String) async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        _ = await site.ask(.post, "/v1/tweets", token: member.access, body: "content=x")
        for (type, body, code) in Self.refused {
            let headers = type.map { [("content-type", $0)] } ?? []
            let answer = await site.ask(method, path, token: member.access, body: body, headers: headers)
            #expect(answer.json.code == code, "\(type ?? "-") \(body)")
            #expect(answer.status == .badRequest)
        }
        let packed = [("content-encoding", "gzip")]
        let answer = await site.ask(method, path, token: member.access, body: "a=1", headers: packed)
        #expect(answer.json.code == "COMMON_006")
    }

    @Test func `an empty field for the e-mail of a form is none, in JSON it is a wrong one`() async throws {
        for encoding in Encoding.allCases {
            let site = try await Site()
            let fields = [("username", "minji"), ("name", "N"), ("email", ""), ("password", "password-1")]
            let answer = await send(.post, "/v1/users", fields, encoding, to: site)
            #expect(answer.status == (encoding == .json ? .badRequest : .created))
        }
    }

    @Test func `a text is kept byte for byte, whatever brings it`() async throws {
        let text = " \u{1112}\u{1161}\u{11AB}  👩‍👩‍👧‍👦 & "
        for encoding in Encoding.allCases {
            let site = try await Site()
            let member = try await site.join("minji")
            let answer = await send(.post, "/v1/tweets", [("content", text)], encoding, token: member.access, to: site)
            #expect(answer.text.utf8.split(separator: UInt8(ascii: "\"")).contains { $0.elementsEqual(text.utf8) })
        }
    }

    @Test(arguments: [
        ("id", "77"), ("createdAt", "1999-01-01T00:00:00Z"), ("tweetCount", "5"), ("passwordHash", "$argon2id$x"),
        ("role", "admin"), ("profileImageUrl", "https://evil.example/x.svg"),
    ])
    func `server-owned keys change nothing`(key: String, value: String) async throws {
        for encoding in Encoding.allCases {
            let (plain, site) = (try await Site(), try await Site())
            let fields = [("username", "minji"), ("name", "N"), ("password", "password-1")]
            let expected = await send(.post, "/v1/users", fields, encoding, to: plain).text
            #expect(await send(.post, "/v1/users", fields + [(key, value)], encoding, to: site).text == expected)
        }
    }

    @Test func `a body of GET or DELETE is not read`() async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        let headers = [("content-type", "text/nonsense")]
        #expect(await site.ask(.get, "/v1/users/me", token: member.access, body: "{", headers: headers).status == .ok)
        let answer = await site.ask(.delete, "/v1/users/me", token: member.access, body: "{", headers: headers)
        #expect(answer.status == .noContent)
        #expect(answer.body.isEmpty)
    }
}
