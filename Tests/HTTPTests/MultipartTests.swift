import HTTP
import Testing

@Suite struct MultipartTests {
    @Test func `parts have names, file names, types and their exact bytes`() throws {
        let body = lines(
            "--b",
            "Content-Disposition: form-data; name=\"content\"",
            "",
            "안녕\r\n--\r\n\r\n--c",
            "--b",
            "content-type: image/png",
            "CONTENT-DISPOSITION:form-data;name=picture;filename=\"a b.png\"",
            "",
            "\0\r\n\n",
            "--b",
            "X-Other: 1",
            "Content-Disposition: form-data; name=\"empty\"",
            "",
            "",
            "--b--",
            ""
        )
        let multipart = try Multipart(body, boundary: "b")
        #expect(multipart.parts.map(\.name) == ["content", "picture", "empty"])
        #expect(multipart.parts.map(\.fileName) == [nil, "a b.png", nil])
        #expect(multipart.parts.map(\.contentType) == [nil, "image/png", nil])
        #expect(multipart.parts.map(\.text) == ["안녕\r\n--\r\n\r\n--c", "\0\r\n\n", ""])
        #expect(multipart["picture"]?.fileName == "a b.png")
        #expect(multipart["other"] == nil)
    }

    private static let head = "Content-Disposition: form-data; name=a"

    @Test(arguments: [
        ("--b--", []),
        ("--b--\r\n", []),
        ("--b--\r\nepilogue", []),
        ("\r\n--b--", []),
        ("preamble\r\n--b\r\n\(head)\r\n\r\n1\r\n--b--", ["1"]),
        ("--b\r\n\(head)\r\n\r\n1\r\n--b--", ["1"]),
        ("--b \t\r\n\(head)\r\n\r\n1\r\n--b-- \t\r\n", ["1"]),
        ("--b\r\n\(head)\r\n\r\n--b--", [""]),
        ("--b\r\n\(head)\r\n\r\n\r\n--b--", [""]),
        ("--b\r\n\(head)\r\n\r\n\r\n\r\n--b--", ["\r\n"]),
        ("--b\r\n\(head)\r\n\r\n\r\r\n\r\n-\r\n--\r\n--a\r\n--b--", ["\r\r\n\r\n-\r\n--\r\n--a"]),
        ("--b\r\n\(head)\r\n\r\nx--b\n--b\r--b\r\n--b--", ["x--b\n--b\r--b"]),
        ("--b\r\n\(head)\r\nContent-Transfer-Encoding: binary\r\n\r\n1\r\n--b--", ["1"]),
    ])
    func `a boundary is one only on a line of its own`(text: String, bodies: [String]) throws {
        #expect(try Multipart(Array(text.utf8), boundary: "b").parts.map(\.text) == bodies)
    }

    @Test(
        arguments: [
            ("", .truncated),
            ("x", .truncated),
            ("--b", .truncated),
            ("--b\r", .truncated),
            ("--b\r\n", .truncated),
            ("--b-", .truncated),
            ("--b\r\n\(head)", .truncated),
            ("--b\r\n\(head)\r\n\r\n", .truncated),
            ("--b\r\n\(head)\r\n\r\n1", .truncated),
            ("--b\r\n\(head)\r\n\r\n1\r\n--b", .truncated),
            ("--b\r\n\(head)\r\n\r\n1\r\n--b\r\n", .truncated),
            ("--c\r\n\(head)\r\n\r\n1\r\n--c--", .truncated),
            ("--B\r\n\(head)\r\n\r\n1\r\n--B--", .truncated),
            ("--b\n\(head)\n\n1\n--b--", .delimiter),
            ("--b\n\(head)\r\n\r\n1\r\n--b--", .delimiter),
            ("--bc\r\n\(head)\r\n\r\n1\r\n--bc--", .delimiter),
            ("--b\r\n\(head)\r\n\r\n1\r\n--bc\r\n--b--", .delimiter),
            ("--b\r\n\(head)\r\n\r\n1\r\n--b--c", .delimiter),
            ("--b\r\n\r\n1\r\n\r\n--b--", .head),
            ("--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\n\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\r\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\r\n folded\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\r\n\(head)\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head); name=c\r\n\r\n1\r\n--b--", .head),
            ("--b\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n--b--", .head),
            ("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--", .head),
            ("--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--b--", .head),
            ("--b\r\nContent-Disposition: form-data; name=\r\n\r\n1\r\n--b--", .head),
            ("--b\r\nContent-Disposition : form-data; name=a\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--", .head),
            ("--b\r\n\(head)\r\nX: \(String(repeating: "x", count: 9000))\r\n\r\n1\r\n--b--", .head),
        ] as [(String, MultipartError)]
    )
    func `anything else is refused`(text: String, error: MultipartError) {
        #expect(throws: error) { try Multipart(Array(text.utf8), boundary: "b") }
    }

    @Test(
        arguments: [
            (#"name="a""#, "a", nil),
            (#"name=a; filename=b.png"#, "a", "b.png"),
            (#"filename="b;c=d.png" ; name="a b""#, "a b", "b;c=d.png"),
            (#"name="a"; filename="say \"hi\".png""#, "a", #"say "hi".png"#),
            (#"name="a"; filename="C:\new\\x.png""#, "a", #"C:\new\x.png"#),
            (#"name="a"; filename="%22x%0D%0A.png""#, "a", "%22x%0D%0A.png"),
            (#"NAME="한국"; FileName="사진 😀.png""#, "한국", "사진 😀.png"),
            (#"name="a"; filename="""#, "a", ""),
            (#"name="a"; filename="b"; filename*=UTF-8''c"#, "a", "b"),
        ] as [(String, String, String?)]
    )
    func `names are read as browsers write them`(parameters: String, name: String, fileName: String?) throws {
        let body = lines("--b", "Content-Disposition: form-data; \(parameters)", "", "1", "--b--")
        let part = try #require(try Multipart(body, boundary: "b").parts.first)
        #expect(part.name == name)
        #expect(part.fileName == fileName)
    }

    @Test func `a name that is no UTF-8 is refused, a body that is none has no text`() throws {
        let beginning = Array("--b\r\nContent-Disposition: form-data; name=\"a".utf8)
        let end = Array("\r\n--b--".utf8)
        #expect(throws: MultipartError.head) {
            try Multipart(beginning + [0xFF] + Array("\"\r\n\r\n1".utf8) + end, boundary: "b")
        }
        let multipart = try Multipart(beginning + Array("\"\r\n\r\n".utf8) + [0xFF] + end, boundary: "b")
        #expect(multipart["a"]?.text == nil)
        #expect(multipart["a"].map { Array($0.body) } == [0xFF])
    }

    @Test(arguments: ["", " ", "a ", "a\"", "a;b", "한", "a\r\n", String(repeating: "a", count: 71)])
    func `a boundary that is none is refused`(boundary: String) {
        #expect(throws: MultipartError.boundary) { try Multipart(Array("--\(boundary)--".utf8), boundary: boundary) }
    }

    @Test(arguments: ["0", "----WebKitFormBoundaryAz09", "a b'()+_,-./:=?c", String(repeating: "a", count: 70)])
    func `a boundary has up to seventy characters`(boundary: String) throws {
        #expect(try Multipart(Array("--\(boundary)--".utf8), boundary: boundary).parts.isEmpty)
    }

    @Test func `a body has at most a thousand parts`() throws {
        func body(_ count: Int) -> [UInt8] {
            Array((String(repeating: "--b\r\n\(Self.head)\r\n\r\n1\r\n", count: count) + "--b--").utf8)
        }
        #expect(try Multipart(body(1000), boundary: "b").parts.count == 1000)
        #expect(throws: MultipartError.tooManyParts) { try Multipart(body(1001), boundary: "b") }
        #expect(throws: MultipartError.tooManyParts) { try Multipart(body(10_000), boundary: "b") }
    }

    @Test func `a body of almost-boundaries is one part`() throws {
        let boundary = String(repeating: "a", count: 70)
        let almost = String(repeating: "\r\n--" + boundary.dropLast(), count: 10_000)
        let body = lines("--\(boundary)", Self.head, "", almost, "--\(boundary)--")
        #expect(try Multipart(body, boundary: boundary).parts.map(\.text) == [almost])
    }

    private func lines(_ lines: String...) -> [UInt8] {
        Array(lines.joined(separator: "\r\n").utf8)
    }
}
