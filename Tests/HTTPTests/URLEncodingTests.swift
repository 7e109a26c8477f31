import HTTP
import Testing

@Suite struct URLEncodingTests {
    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("a+b", "a+b"), ("%31+2", "1+2"), ("%31", "1"), ("%2f%2F", "//"), ("%2525", "%25"),
        ("%ED%95%9c", "한"), ("한", "한"), ("x%20y%2By", "x y+y"), ("%7f%01", "\u{7f}\u{1}"), ("%F0%9F%98%80", "😀"),
    ])
    func `a part of a path is decoded once`(text: String, decoded: String) {
        #expect(PercentEncoding.decode(text[...]) == decoded)
    }

    private static let undecodable = [
        "%", "a%", "%4", "a%4", "%zz", "%4g", "%g4", "%%41", "% 41", "%00", "a%00b", "\0", "%80", "%C0%80", "%ED%A0%80",
        "%F4%90%80%80", "%ED%95", "%ff",
    ]

    @Test func `a parameter is found by its whole name, however long that is`() throws {
        for length in [0, 1, 4, 5, 62, 63, 64, 65, 200] {
            let name = String(repeating: "n", count: length)
            let query = try #require(Query("other=1&\(name)=x"[...]))
            #expect(query[name] == "x", "\(length)")
            #expect(query[name + "n"] == nil, "\(length)")
            #expect(query[String(name.dropLast()) + "m"] == nil, "\(length)")
            #expect(query.count(of: name) == 1, "\(length)")
        }
        #expect(Query()["a"] == nil)
    }

    @Test(arguments: undecodable)
    func `an invalid escape, a NUL or invalid UTF-8 is refused everywhere`(text: String) {
        #expect(PercentEncoding.decode(text[...]) == nil)
        #expect(Query(text[...]) == nil)
        #expect(Query("ok=1&x=\(text)"[...]) == nil)
        #expect(Query("ok=1&\(text)=x"[...]) == nil)
        #expect(Form(Array("ok=1&x=\(text)".utf8)) == nil)
        #expect(Request(method: .get, target: "/a/\(text)/b").segments == nil)
        #expect(Request(method: .get, target: "/a?x=\(text)").query == nil)
        #expect(Request(method: .get, target: "/a?x=\(text)").segments == ["a"])
    }

    @Test func `a form of raw bytes that are no UTF-8 is refused`() {
        #expect(Form(Array("a=".utf8) + [0xFF]) == nil)
        #expect(Form(Array("a=한&b=%ED%95%9C".utf8))?["b"] == "한")
    }

    @Test(
        arguments: [
            ("", []),
            ("&&", []),
            ("a=1", [("a", "1")]),
            ("a=1&b=2", [("a", "1"), ("b", "2")]),
            ("&a=1&&b=2&", [("a", "1"), ("b", "2")]),
            ("a", [("a", "")]),
            ("a=", [("a", "")]),
            ("=1", [("", "1")]),
            ("=", [("", "")]),
            ("a=1=2", [("a", "1=2")]),
            ("a=b+c%2Bd", [("a", "b c+d")]),
            ("a+b=%26%3D", [("a b", "&=")]),
            ("a=1&a=2", [("a", "1"), ("a", "2")]),
            ("a=%2531", [("a", "%31")]),
            ("sort=name,asc;x?y", [("sort", "name,asc;x?y")]),
            ("%ED%95%9C=%F0%9F%98%80", [("한", "😀")]),
        ] as [(String, [(String, String)])]
    )
    func `a query and a form have their pairs in order`(text: String, pairs: [(String, String)]) throws {
        let query = try #require(Query(text[...]))
        #expect(query.parameters.map(\.name) == pairs.map(\.0))
        #expect(query.parameters.map(\.value) == pairs.map(\.1))
        let form = try #require(Form(Array(text.utf8)))
        #expect(form.fields.map(\.name) == pairs.map(\.0))
        #expect(form.fields.map(\.value) == pairs.map(\.1))
    }

    @Test func `a name finds its first value, or all of them`() throws {
        let query = try #require(Query("a=1&b=2&a=3"))
        #expect(query["a"] == "1")
        #expect(query["c"] == nil)
        #expect(query.values("a") == ["1", "3"])
        let form = try #require(Form(Array("a=1&b=2&a=3".utf8)))
        #expect(form["a"] == "1")
        #expect(form["c"] == nil)
        #expect(form.values("a") == ["1", "3"])
    }

    @Test func `a query has at most a hundred parameters, a form a thousand fields`() {
        func pairs(_ count: Int) -> String { (0..<count).map { "a\($0)=1" }.joined(separator: "&&") }
        #expect(Query(pairs(100)[...])?.parameters.count == 100)
        #expect(Query(pairs(101)[...]) == nil)
        #expect(Form(Array(pairs(1000).utf8))?.fields.count == 1000)
        #expect(Form(Array(pairs(1001).utf8)) == nil)
    }

    @Test(arguments: [
        ("azAZ09-._~", "azAZ09-._~"), ("a b+c", "a%20b%2Bc"), ("한", "%ED%95%9C"), ("&=?/#%", "%26%3D%3F%2F%23%25"),
        ("\r\n\"<>", "%0D%0A%22%3C%3E"), ("", ""),
    ])
    func `a value is encoded so that a query gives it back`(value: String, encoded: String) {
        #expect(PercentEncoding.encode(value) == encoded)
        #expect(Query("v=\(encoded)"[...])?["v"] == value)
    }
}
