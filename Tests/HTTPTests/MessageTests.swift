import HTTP
import Testing

@Suite struct MessageTests {
    @Test(
        arguments: [
            ("/", [], nil),
            ("/?", [], ""),
            ("/a", ["a"], nil),
            ("/a/", ["a", ""], nil),
            ("//", ["", ""], nil),
            ("/a//b", ["a", "", "b"], nil),
            ("/a/b?c=d?e", ["a", "b"], "c=d?e"),
            ("/a%2fb/c%3Fd", ["a/b", "c?d"], nil),
            ("/a?b=/c/d", ["a"], "b=/c/d"),
            ("", nil, nil),
            ("*", nil, nil),
            ("a/b", nil, nil),
            ("?a=1", nil, "a=1"),
            ("http://host/a", nil, nil),
            ("/a#b", nil, nil),
            ("/a/%zz", nil, nil),
        ] as [(String, [String]?, String?)]
    )
    func `a target falls into decoded segments and a raw query`(target: String, segments: [String]?, query: String?) {
        let request = Request(method: .get, target: target)
        #expect(request.segments == segments)
        #expect(request.rawQuery.map { String($0) } == query)
        #expect(request.target == target)
    }

    @Test func `a request without a query has an empty one, a bad query is none`() {
        #expect(Request(method: .get, target: "/a").query?.parameters.isEmpty == true)
        #expect(Request(method: .get, target: "/a?").query?.parameters.isEmpty == true)
        #expect(Request(method: .get, target: "/a?b=%31").query?["b"] == "1")
        #expect(Request(method: .get, target: "/a?b=%3").query == nil)
    }

    @Test func `a method keeps its token`() {
        #expect(Request(method: .get, target: "/").methodToken == "GET")
        #expect(Request(method: .other, methodToken: "BREW", target: "/").methodToken == "BREW")
    }

    @Test func `a field is found by its name in lower case, however it was written`() {
        var headers = Headers([.init("accept", "a"), .init("ETag", "b")])
        headers.append("Accept", "c")
        #expect(headers["accept"] == "a")
        #expect(headers["etag"] == "b")
        #expect(headers["eta"] == nil)
        #expect(headers["etah"] == nil)
        #expect(headers.values("accept") == ["a", "c"])
        #expect(headers.values("x") == [])
        #expect(headers.fields.map(\.name) == ["accept", "ETag", "Accept"])
    }

    @Test func `letters alone have a case`() {
        #expect(Headers([.init("A@B", "1")])["a`b"] == nil)
        #expect(Headers([.init("A[B", "1")])["a{b"] == nil)
    }

    @Test func `a JSON response says so`() {
        let response = Response.json(.created, [0x31])
        #expect(response.status == .created)
        #expect(response.contentType == .json)
        #expect(response.body == [0x31])
        #expect(!response.closes)
    }

    @Test(
        arguments: [
            (.ok, "200 OK"), (.noContent, "204 No Content"), (.badGateway, "502 Bad Gateway"),
            (Status(rawValue: 299), "299 "),
        ] as [(Status, String)]
    )
    func `a status has the reason of the standard`(status: Status, line: String) {
        #expect("\(status.rawValue) \(status.reason)" == line)
    }
}
