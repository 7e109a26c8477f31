import Testing

@testable import HTTP

@Suite struct CookieTests {
    @Test(
        arguments: [
            ("a=1", "1"), ("b=2; a=1", "1"), ("b=2;a=1", "1"), ("a=1; a=2", "1"), ("a=", ""), ("a=x=y", "x=y"),
            ("a=\"1\"", "\"1\""), ("A=1", nil), ("xa=1", nil), ("a", nil), ("", nil), (";;", nil), ("=a", nil),
            ("b=a=1", nil), ("b=2;\ta=1", "1"),
        ] as [(String, String?)]
    )
    func `a cookie is found by its whole name, the first of several`(field: String, value: String?) {
        #expect(Cookies(Headers([Headers.Field("cookie", field)]))["a"] == value)
    }

    @Test func `cookies may come in several fields`() {
        let cookies = Cookies(Headers([Headers.Field("cookie", "a=1"), Headers.Field("cookie", "b=2")]))
        #expect(cookies["b"] == "2")
        #expect(Cookies(Headers())["a"] == nil)
    }

    @Test(arguments: [
        (false, false, "n=v; Path=/; Max-Age=5; SameSite=Lax"),
        (true, false, "n=v; Path=/; Max-Age=5; SameSite=Lax; HttpOnly"),
        (false, true, "n=v; Path=/; Max-Age=5; SameSite=Lax; Secure"),
        (true, true, "n=v; Path=/; Max-Age=5; SameSite=Lax; HttpOnly; Secure"),
    ])
    func `a cookie is set for the whole server and not for other sites`(
        isHTTPOnly: Bool,
        isSecure: Bool,
        text: String
    ) {
        let cookie = SetCookie("n", "v", maxAge: 5, isHTTPOnly: isHTTPOnly, isSecure: isSecure)
        #expect(cookie.fieldValue == text)
    }

    @Test(arguments: [0, 1, 42, -7, .max, .min] as [Int64])
    func `digits are a text`(number: Int64) {
        var writer = JSONWriter(capacity: 1)
        writer.beginArray()
        for _ in 0..<3 { writer.string(digits: number) }
        writer.endArray()
        let text = "\"\(number)\""
        #expect(String(decoding: writer.finish(), as: UTF8.self) == "[\(text),\(text),\(text)]")
    }
}
