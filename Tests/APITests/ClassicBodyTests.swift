import HTTP
import Testing

@testable import API

@Suite struct ClassicBodyTests {
    static let paths = ["/signup", "/login", "/user_auth", "/tweet", "/tweet_del"]
    static let bothForms = paths + paths.map { "\($0)/" }
    static let types: [String?] = [
        nil, "application/json", "text/plain;charset=UTF-8", "application/json; charset=euc-kr", "image/png", "???",
        "application/x-www-form-urlencoded",
    ]

    /// A request to a path that succeeds when all its keys are there.
    struct Whole: Sendable {
        let keys: [(name: String, value: String)]
        let optional: Set<String>
        let success: String
        /// What an absent key gets.
        let missing: (status: Int, message: String)
    }

    static let wholes: [String: Whole] = [
        "/signup": Whole(
            keys: [
                ("user_name", "N"), ("user_id", "new"), ("user_password", "p"), ("user_profile", "P"),
                ("user_csrf", "c"),
            ],
            optional: ["user_profile", "user_csrf"],
            success: "Sign Up Success",
            missing: (400, "Missing Data")
        ),
        "/login": Whole(
            keys: [("user_id", "minji"), ("user_password", "pw")],
            optional: [],
            success: "Login Success",
            missing: (400, "Missing Data")
        ),
        "/user_auth": Whole(
            keys: [("user_csrf", "known")],
            optional: [],
            success: "User Info Loading Success",
            missing: (400, "Missing Data")
        ),
        "/tweet": Whole(
            keys: [("user_id", "minji"), ("user_content", "hello")],
            optional: [],
            success: "Tweet Success",
            missing: (200, "Tweet Failed")
        ),
        "/tweet_del": Whole(
            keys: [("content_id", "1"), ("user_id", "minji")],
            optional: [],
            success: "Delete Success",
            missing: (400, "Missing Data")
        ),
    ]

    /// A site with a user who has a tweet and a csrf value, and what proves it to be that user.
    static func site() async throws -> (Site, String) {
        let site = try await Site()
        let member = try await site.joinClassic("minji", csrf: "known")
        _ = await site.classic("/tweet", #"{"user_id":"minji","user_content":"first"}"#, cookies: member.cookie)
        return (site, member.cookie)
    }

    static func whole(_ path: String) throws -> Whole {
        try #require(wholes[path.hasSuffix("/") ? String(path.dropLast()) : path])
    }

    static func json(_ keys: [(name: String, value: String)]) -> String {
        "{" + keys.map { "\"\($0.name)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    }

    private func send(_ path: String, _ type: String?, _ body: String, _ cookie: String, to site: Site) async
        -> Response
    {
        var headers = Headers([Headers.Field("cookie", cookie)])
        if let type { headers.append("content-type", type) }
        return await site.respond(Request(method: .post, target: path, headers: headers, body: Array(body.utf8)))
    }

    @Test(arguments: bothForms, types)
    func `a body is read as JSON whatever its type says`(path: String, type: String?) async throws {
        let (site, cookie) = try await Self.site()
        let whole = try Self.whole(path)
        let answer = await send(path, type, " \r\n\(Self.json(whole.keys))", cookie, to: site)
        #expect(answer.status == .ok)
        #expect(answer.message == whole.success)
        #expect(answer.contentType == .json)
    }

    @Test(arguments: bothForms)
    func `a form is read where it says that it is one`(path: String) async throws {
        let whole = try Self.whole(path)
        let pairs = whole.keys.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        let parts =
            whole.keys.map { "--B\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n" }
            .joined() + "--B--\r\n"
        for (type, body) in [
            ("application/x-www-form-urlencoded", pairs),
            ("Application/X-WWW-Form-Urlencoded; charset=UTF-8", pairs),
            ("multipart/form-data; boundary=B", parts),
        ] {
            let (site, cookie) = try await Self.site()
            let answer = await send(path, type, body, cookie, to: site)
            #expect(answer.message == whole.success, "\(type)")
        }
    }

    @Test(arguments: bothForms, ["absent", "empty", "null"])
    func `a key that is not there is told, an optional one is not asked for`(path: String, how: String) async throws {
        let whole = try Self.whole(path)
        for key in whole.keys.map(\.name) {
            let (site, cookie) = try await Self.site()
            var body = Self.json(whole.keys.filter { $0.name != key })
            let rest = body.dropFirst() == "}" ? "}" : ",\(body.dropFirst())"
            if how != "absent" { body = "{\"\(key)\":\(how == "null" ? "null" : "\"\"")\(rest)" }
            let answer = await site.classic(path, body, cookies: cookie)
            if whole.optional.contains(key) {
                #expect(answer.message == whole.success, "\(key)")
            } else if key == "user_csrf", how == "empty" {
                #expect(answer.message == "Need Signup")
                #expect(answer.status == .ok)
            } else {
                #expect(answer.message == whole.missing.message, "\(key)")
                #expect(answer.status.rawValue == whole.missing.status)
            }
        }
    }

    @Test(
        arguments: bothForms,
        [
            ("", nil), ("", "application/json"), ("[]", nil), ("\"x\"", nil), ("null", "text/plain"), ("{", nil),
            ("{}{}", nil), ("\u{FEFF}{}", nil), (#"{"a":1,"a":2}"#, nil), ("user_id=x", "text/plain"),
            ("user_id=%zz", "application/x-www-form-urlencoded"), ("a=%00", "application/x-www-form-urlencoded"),
            ("user_id=a&user_id=b", "application/x-www-form-urlencoded"), ("{", "application/x-www-form-urlencoded"),
            ("--B\r\n", "multipart/form-data; boundary=B"), ("{}", "multipart/form-data"),
        ] as [(String, String?)]
    )
    func `a body that cannot be read is a bad request`(path: String, body: (text: String, type: String?)) async throws {
        let (site, cookie) = try await Self.site()
        let answer = await send(path, body.type, body.text, cookie, to: site)
        #expect(answer.status == .badRequest)
        #expect(answer.text == #"{"message":"Bad Request"}"#)
    }

    @Test(arguments: bothForms)
    func `a coded body, two tokens and a body too deep are bad requests`(path: String) async throws {
        let (site, cookie) = try await Self.site()
        let body = Self.json(try Self.whole(path).keys)
        let deep = #"{"x":"# + String(repeating: "[", count: 16) + String(repeating: "]", count: 16) + "}"
        for answer in [
            await site.classic(path, body, cookies: cookie, headers: [("content-encoding", "gzip")]),
            await site.classic(path, body, headers: [("authorization", "a"), ("authorization", "b")]),
            await site.classic(path, deep, cookies: cookie),
        ] {
            #expect(answer.status == .badRequest)
            #expect(answer.message == "Bad Request")
        }
    }

    @Test(arguments: [
        ("/signup", #"{"user_name":1,"user_id":"x","user_password":"p"}"#, 400, "Bad Request"),
        ("/signup", #"{"user_name":"N","user_id":"x","user_password":"p","user_csrf":5}"#, 400, "Bad Request"),
        ("/signup", #"{"user_name":"N","user_id":"x","user_password":"p","user_profile":[]}"#, 400, "Bad Request"),
        ("/login", #"{"user_id":"minji","user_password":5}"#, 400, "Bad Request"),
        ("/user_auth", #"{"user_csrf":5}"#, 400, "Bad Request"),
        ("/tweet", #"{"user_id":5,"user_content":"x"}"#, 200, "Tweet Failed"),
        ("/tweet", #"{"user_id":"minji","user_content":5}"#, 200, "Tweet Failed"),
        ("/tweet_del", #"{"content_id":1,"user_id":5}"#, 200, "No Authorization"),
    ])
    func `a value of another type is not guessed at`(
        path: String,
        body: String,
        status: Int,
        message: String
    ) async throws {
        let (site, cookie) = try await Self.site()
        let answer = await site.classic(path, body, cookies: cookie)
        #expect(answer.status.rawValue == status)
        #expect(answer.message == message)
        #expect(await site.ask(.get, "/tweet").text.contains("first"))
    }

    @Test(arguments: [
        ("1", "Delete Success"), ("\"1\"", "Delete Success"), ("\"01\"", "No Authorization"), ("0", "No Authorization"),
        ("-1", "No Authorization"), ("1.0", "No Authorization"), ("\"1.0\"", "No Authorization"),
        ("\" 1\"", "No Authorization"), ("\"abc\"", "No Authorization"), ("9223372036854775808", "No Authorization"),
        ("\"9223372036854775808\"", "No Authorization"), ("true", "No Authorization"), ("[1]", "No Authorization"),
        ("{}", "No Authorization"), ("2", "No Authorization"), ("null", "Missing Data"), ("\"\"", "Missing Data"),
    ])
    func `a tweet is named by a number or its digits`(contentID: String, message: String) async throws {
        let (site, cookie) = try await Self.site()
        let answer = await site.classic(
            "/tweet_del",
            #"{"content_id":\#(contentID),"user_id":"minji"}"#,
            cookies: cookie
        )
        #expect(answer.message == message)
        #expect(await site.ask(.get, "/tweet").text.contains("first") == (message != "Delete Success"))
    }

    @Test(
        arguments: [
            ("user_id", String(repeating: "가", count: 100), true),
            ("user_id", String(repeating: "x", count: 101), false),
            ("user_id", "a b/c?d", true), ("user_id", "🙂", true), ("user_id", #"a\nb"#, false),
            ("user_id", #"a\u0000b"#, false), ("user_id", #"a\u007fb"#, false), ("user_id", #"a\u0085b"#, false),
            ("user_name", String(repeating: "x", count: 100), true),
            ("user_name", String(repeating: "x", count: 101), false),
            ("user_name", #"a\u0000"#, false), ("user_password", "p", true),
            ("user_password", String(repeating: "p", count: 10_000), true),
            ("user_profile", String(repeating: "x", count: 500), true),
            ("user_profile", String(repeating: "x", count: 501), false),
        ] as [(String, String, Bool)]
    )
    func `a new user is held to presence and length`(key: String, value: String, isGood: Bool) async throws {
        let site = try await Site()
        let keys = [("user_name", "N"), ("user_id", "x"), ("user_password", "p")].filter { $0.0 != key }
        let answer = await site.classic("/signup", Self.json(keys.map { (name: $0.0, value: $0.1) } + [(key, value)]))
        #expect(answer.message == (isGood ? "Sign Up Success" : "Bad Request"))
        #expect(answer.status == (isGood ? .ok : .badRequest))
    }

    @Test(arguments: [(280, "Tweet Success"), (281, "Tweet Failed")])
    func `a tweet is as long as in every contract`(length: Int, message: String) async throws {
        let (site, cookie) = try await Self.site()
        let text = String(repeating: "글", count: length)
        let answer = await site.classic("/tweet", #"{"user_id":"minji","user_content":"\#(text)"}"#, cookies: cookie)
        #expect(answer.message == message)
        #expect(answer.status == .ok)
    }

    @Test func `a blank tweet fails`() async throws {
        let (site, cookie) = try await Self.site()
        let answer = await site.classic("/tweet", #"{"user_id":"minji","user_content":" \t "}"#, cookies: cookie)
        #expect(answer.message == "Tweet Failed")
    }
}
