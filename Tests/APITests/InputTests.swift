import HTTP
import Synchronization
import Testing

@testable import API

/// What any contract is sent that it must not take.
@Suite struct InputTests {
    /// An operation with a body, in each contract.
    static let operations: [(method: HTTP.Method, path: String)] = [
        (.post, "/v2/users"), (.put, "/v2/users/1"), (.patch, "/v2/users/1"), (.post, "/v2/tweets"),
        (.put, "/v2/tweets/1"), (.patch, "/v2/tweets/1"), (.post, "/v2/friends"), (.post, "/v2/tokens"),
        (.post, "/v2/tokens/refresh"), (.post, "/v1/users"), (.put, "/v1/users/1"), (.post, "/v1/tweets"),
        (.put, "/v1/tweets/1"), (.post, "/v1/friends"), (.post, "/v1/tokens"), (.post, "/v1/tokens/refresh"),
        (.post, "/signup"), (.post, "/login"), (.post, "/user_auth"), (.post, "/tweet"), (.post, "/tweet_del"),
    ]

    /// Bodies in JSON that are none, or not one that is taken.
    static let bodies: [(name: String, bytes: [UInt8])] = [
        ("17 deep", text(#"{"x":"# + String(repeating: "[", count: 16) + String(repeating: "]", count: 16) + "}")),
        ("very deep", text(#"{"x":"# + String(repeating: "[", count: 100_000))),
        ("a key twice", text(#"{"content":"a","content":"a"}"#)),
        ("a key twice, once escaped", text(#"{"content":"a","\u0063ontent":"a"}"#)),
        ("a key twice within", text(#"{"x":{"a":1,"a":2}}"#)),
        ("a high surrogate alone", text(#"{"content":"\ud83d"}"#)),
        ("a low surrogate alone", text(#"{"content":"\ude00"}"#)),
        ("surrogates in the wrong order", text(#"{"content":"\ude00\ud83d"}"#)),
        ("a surrogate in a key", text(#"{"\ud83d":1}"#)),
        ("no UTF-8", text(#"{"content":""#) + [0xFF] + text("\"}")),
        ("UTF-8 cut off", text(#"{"content":""#) + [0xED, 0x95] + text("\"}")),
        ("UTF-8 that is too long", text(#"{"content":""#) + [0xC0, 0x80] + text("\"}")),
        ("a surrogate in UTF-8", text(#"{"content":""#) + [0xED, 0xA0, 0xBD] + text("\"}")),
        ("1e999", text(#"{"content":1e999}"#)), ("-1e999", text(#"{"x":-1e999}"#)),
        ("NaN", text(#"{"x":NaN}"#)), ("Infinity", text(#"{"x":Infinity}"#)), ("01", text(#"{"x":01}"#)),
        ("another value behind", text("{}{}")), ("a letter behind", text("{}x")), ("a NUL behind", text("{}\0")),
        ("a comma too many", text(#"{"x":1,}"#)), ("a comment", text("{}//")), ("single quotes", text("{'x':1}")),
        ("a raw line break", text("{\"content\":\"a\nb\"}")), ("a raw NUL", text("{\"content\":\"a\0b\"}")),
        ("a BOM", text("\u{FEFF}{}")), ("nothing", []), ("UTF-16", [0x7B, 0, 0x7D, 0]),
    ]

    private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test(arguments: operations)
    func `JSON too deep, with a key twice, lone surrogates, bad UTF-8, 1e999 or bytes behind it is 400`(
        method: HTTP.Method,
        path: String
    ) async throws {
        let (site, headers) = try await site()
        let before = await state(of: site)
        for (name, bytes) in Self.bodies {
            let answer = await site.send(method, path, form: bytes, type: "application/json", headers: headers)
            #expect(answer.status == .badRequest, "\(name): \(answer.text)")
            if path.hasPrefix("/v") { #expect(answer.json.code == "COMMON_002", "\(name)") }
        }
        #expect(await state(of: site) == before)
    }

    @Test(arguments: operations)
    func `a body with a Content-Encoding is 400, so that nothing is unpacked`(
        method: HTTP.Method,
        path: String
    ) async throws {
        let (site, headers) = try await site()
        for coding in ["gzip", "br", "deflate", "identity", "x", "", "gzip, identity"] {
            let coded = headers + [("content-encoding", coding), ("content-type", "application/json")]
            let answer = await site.ask(method, path, body: #"{"content":"x"}"#, headers: coded)
            #expect(answer.status == .badRequest, "\(coding)")
            if path.hasPrefix("/v") { #expect(answer.json.code == "COMMON_006") }
        }
    }

    @Test(arguments: ["/v2/users", "/v1/users", "/signup", "/users"])
    func `a body over the limit is 400, whatever its type`(path: String) async throws {
        let site = try await Site(settings: Settings(maxBodyBytes: 1024))
        for type in ["application/json", "application/x-www-form-urlencoded", "text/plain"] {
            for (count, isTooLarge) in [(1024, false), (1025, true)] {
                let body = String(repeating: " ", count: count)
                let answer = await site.ask(.post, path, body: body, headers: [("content-type", type)])
                #expect(answer.status == .badRequest)
                #expect((answer.json.code == "COMMON_005") == (isTooLarge && path != "/signup"), "\(type) \(count)")
            }
        }
        #expect(await site.ask(.get, "/v2/users").header("X-Total-Count") == "0")
    }

    @Test(arguments: ["/v2/tweets", "/v2/users", "/v2/users/1/tweets", "/v2/users/1/friends", "/v2/timelines/home"])
    func `a page or a size that is negative, huge or beyond all integers is 400 in v2`(path: String) async throws {
        let (site, headers) = try await site()
        let far = "9223372036854775807"
        for name in ["page", "size"] {
            // A page may be as far away as a number can say.
            for value in Self.strangeNumbers where !(name == "page" && ["1000000000", far].contains(value)) {
                let answer = await site.ask(.get, "\(path)?\(name)=\(value)", headers: headers)
                #expect(answer.json.code == "COMMON_001", "\(name)=\(value)")
                #expect(answer.status == .badRequest)
            }
        }
        for name in ["before", "after"] {
            for value in ["-1", "0", "x", "9223372036854775808", "1e3", ""] {
                let answer = await site.ask(.get, "\(path)?\(name)=\(value)", headers: headers)
                #expect(answer.status == .badRequest, "\(name)=\(value)")
            }
        }
        for page in ["1000000000", far] {
            #expect(await site.ask(.get, "\(path)?page=\(page)&size=100", headers: headers).status == .ok)
        }
    }

    @Test(arguments: ["/v1/tweets", "/v1/users", "/v1/users/1/tweets", "/v1/friends", "/v1/timelines/home"])
    func `a limit that is negative, huge or beyond all integers is 400 in v1`(path: String) async throws {
        let (site, headers) = try await site()
        for value in Self.strangeNumbers {
            let answer = await site.ask(.get, "\(path)?limit=\(value)", headers: headers)
            #expect(answer.json.code == "COMMON_001", "limit=\(value)")
            #expect(answer.status == .badRequest)
        }
        for value in ["-1", "9223372036854775808", "x", "1.0", ""] {
            #expect(await site.ask(.get, "\(path)?offset=\(value)", headers: headers).status == .badRequest)
        }
        let far = "\(path)?offset=9223372036854775807&limit=100"
        #expect(await site.ask(.get, far, headers: headers).status == .ok)
    }

    private static let strangeNumbers = [
        "1000000000", "0", "-1", "-1000000000", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "99999999999999999999999", "1e9", "1.0", "0x10", "%2b5", "+5", "", "x", "%D9%A3", "5;", "5%00",
    ]

    @Test(arguments: [
        "/v2/tweets?page=1&page=2", "/v2/tweets?size=5&size=5", "/v2/tweets?query=a&query=b",
        "/v2/tweets?before=9&before=9", "/v2/tweets?after=1&after=1", "/v2/tweets?authorId=1&authorId=2",
        "/v2/users?username=a&username=b", "/v2/users?name=a&%6eame=b", "/v2/users/duplicate?username=a&username=a",
        "/v2/users/duplicate?email=a&email=b", "/v1/tweets?limit=1&limit=1", "/v1/tweets?offset=1&offset=2",
        "/v1/users?query=a&query=a", "/v1/users/1?filter=id&filter=name", "/v1/users/1?include=friends&include=tweets",
        "/tweets?page=1&page=1",
    ])
    func `a single-valued parameter given twice is 400`(target: String) async throws {
        let (site, headers) = try await site()
        let answer = await site.ask(.get, target, headers: headers)
        #expect(answer.status == .badRequest && answer.json.code == "COMMON_001")
    }

    /// Text that would break a header, a line of the log or a statement of SQL if it got there as it stands.
    static let hostile = [
        "a\r\nSet-Cookie: evil=1", "a\nX-Evil: 1", "a\r\rX-Evil: 1", "a\u{0}b", "a\u{1B}[31mb", "a\u{7F}b", "a\u{85}b",
        "a\u{2028}b", "'; DROP TABLE users; --", "' OR '1'='1", "\" level=error", "%0d%0aX-Evil:%201",
        "${jndi:ldap://x}",
    ]

    @Test(arguments: hostile)
    func `line breaks and control characters in names reach no header and no line of the log`(text: String) async throws
    {
        let entries = Mutex<[AccessEntry]>([])
        let site = try await Site(log: Log(access: { entry in entries.withLock { $0.append(entry) } }))
        let member = try await site.join("minji")
        let encoded = PercentEncoding.encode(text)
        let quoted = Self.quoted(text)
        var answers: [Response] = []
        for (method, path, json) in [
            (.post, "/v2/users", #"{"username":\#(quoted),"name":\#(quoted),"password":"password-1"}"#),
            (.patch, "/v2/users/me", #"{"name":\#(quoted),"profile":\#(quoted)}"#),
            (.put, "/v1/users/me", #"{"name":\#(quoted),"email":\#(quoted)}"#),
            (.post, "/v2/tweets", #"{"content":\#(quoted)}"#),
            (.post, "/v2/tokens", #"{"username":\#(quoted),"password":\#(quoted)}"#),
            (
                .post, "/signup",
                #"{"user_id":\#(quoted),"user_name":\#(quoted),"user_password":"p","user_csrf":\#(quoted)}"#
            ),
            (.post, "/login", #"{"user_id":\#(quoted),"user_password":"p","user_csrf":\#(quoted)}"#),
        ] as [(HTTP.Method, String, String)] {
            let token = path.contains("me") || path.contains("tweets") ? member.access : nil
            answers.append(await site.ask(method, path, token: token, json: json))
        }
        for target in [
            "/v2/tweets?query=\(encoded)&size=1", "/v2/users?username=\(encoded)", "/v2/users?name=\(encoded)",
            "/v2/users?sort=\(encoded)", "/v2/users/\(encoded)", "/V2/\(encoded)/", "/\(encoded)", "/media/\(encoded)",
            "/v1/users?query=\(encoded)", "/v1/users?filter=\(encoded)", "/v2/users?\(encoded)=1",
        ] {
            answers.append(await site.ask(.get, target))
        }
        for name in ["x-request-id", "origin", "accept-language", "host", "cookie", "if-none-match", "prefer"] {
            answers.append(await site.ask(.get, "/v2/tweets", headers: [(name, text)]))
            answers.append(await site.ask(.get, "/tweet", headers: [(name, text)]))
        }
        for answer in answers {
            for field in answer.fields {
                let bytes = (field.name + field.value).utf8
                #expect(bytes.allSatisfy { 0x20...0x7E ~= $0 }, "\(field.name): \(field.value)")
            }
        }
        for entry in entries.withLock({ $0 }) {
            for part in [entry.id, entry.method, entry.route, entry.operation] {
                #expect(part.utf8.allSatisfy { 0x20...0x7E ~= $0 } && !part.contains("evil") && !part.contains("'"))
            }
        }
        // A name is a name: nothing of it has been carried out.
        #expect(await site.ask(.get, "/v2/users/1").text.contains("\"username\":\"minji\""))
    }

    private static func quoted(_ text: String) -> String {
        String(decoding: JSONWriter.text(capacity: 64) { $0.string(text) }, as: UTF8.self)
    }

    /// User 1 with tweet 1, logged in by token and cookie; user 2 is another.
    private func site() async throws -> (Site, headers: [(String, String)]) {
        let site = try await Site()
        let member = try await site.join("minji")
        _ = try await site.join("other")
        _ = await site.ask(.post, "/v2/tweets", token: member.access, json: #"{"content":"first"}"#)
        return (site, [("authorization", "Bearer \(member.access)")])
    }

    private func state(of site: Site) async -> [String] {
        var state: [String] = []
        for path in ["/v2/users", "/v2/tweets", "/v2/users/1/friends"] { state.append(await site.ask(.get, path).text) }
        return state
    }
}
