import HTTP
import Testing

@Suite struct FieldValueTests {
    @Test(
        arguments: [
            ("application/json", "application/json", [:]),
            ("Application/JSON; Charset=UTF-8", "application/json", ["charset": "UTF-8"]),
            (" text/plain ;charset=\"utf-8\" ; ", "text/plain", ["charset": "utf-8"]),
            ("multipart/form-data; boundary=----x", "multipart/form-data", ["boundary": "----x"]),
            (#"multipart/form-data; boundary="a b\"c\d""#, "multipart/form-data", ["boundary": #"a b"cd"#]),
            ("application/problem+json;a=1;;b=2", "application/problem+json", ["a": "1", "b": "2"]),
            ("a/b;c=\"\"", "a/b", ["c": ""]),
        ] as [(String, String, [String: String])]
    )
    func `a media type has its names in lower case`(text: String, essence: String, parameters: [String: String]) throws
    {
        let type = try #require(MediaType(text))
        #expect(type.essence == essence)
        #expect("\(type.type)/\(type.subtype)" == essence)
        #expect(Dictionary(uniqueKeysWithValues: type.parameters) == parameters)
        for (name, value) in parameters {
            #expect(type[name] == value)
        }
        #expect(type["other"] == nil)
    }

    @Test(arguments: [
        "", "json", "/json", "application/", "application/ json", "application /json", "a/b c", "a/b,c/d", "a/b; c",
        "a/b; c=",
        "a/b; c=\"", "a/b; c=\"d", "a/b; c=\"d\"e", "a/b; =d", "a/b; c=d; C=e", "a/b; c =d", "a/b; c=\"\u{1}\"", "한/글",
    ])
    func `what is no media type is none`(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test(
        arguments: [
            (0, nil, 0, "W/\"0000000000000000\""),
            (0x0123_4567_89AB_CDEF, nil, 0, "W/\"0123456789abcdef\""),
            (.max, "o", 0, "W/\"ffffffffffffffff-o\""),
            (1, nil, 2, "W/\"0000000000000001-0000000000000002\""),
            (1, "o", .max, "W/\"0000000000000001-o-ffffffffffffffff\""),
        ] as [(UInt64, Unicode.Scalar?, UInt64, String)]
    )
    func `a tag is sixteen digits, marks of what differs, and comes back from them`(
        value: UInt64,
        suffix: Unicode.Scalar?,
        variant: UInt64,
        text: String
    ) {
        let tag = EntityTag(value, suffix: suffix, variant: variant)
        var lines = FieldLines()
        lines.append("ETag", tag)
        #expect(lines.bytes == Array("ETag: \(text)\r\n".utf8))
        #expect("W/\"\(tag.opaque)\"" == text)
        #expect(EntityTag(opaque: tag.opaque) == tag)
        #expect(EntityTagCondition([text]).matches(tag))
        #expect(!EntityTagCondition([text]).matches(EntityTag(value ^ 1, suffix: suffix, variant: variant)))
        #expect(!EntityTagCondition([text]).matches(EntityTag(value, suffix: "x", variant: variant)))
        #expect(!EntityTagCondition([text]).matches(EntityTag(value, suffix: suffix, variant: variant ^ 1)))
    }

    @Test func `a hexadecimal number has all its digits`() {
        var random = SystemRandomNumberGenerator()
        for number in [0, 9, 10, 0x9A_9A9A, .max] + (0..<1000).map({ _ in random.next() }) {
            let digits = String(number, radix: 16)
            let expected = String(repeating: "0", count: 16 - digits.count) + digits
            #expect(RequestID.made(number).description == expected)
        }
    }

    @Test func `what does not fit where room was made ends the program`() async {
        // Each would fit into the memory itself.
        await #expect(processExitsWith: .failure) {
            withCursor(room: 3) { $0.put("four") }
        }
        await #expect(processExitsWith: .failure) {
            withCursor(room: 0) { $0.put(UInt8(ascii: "a")) }
        }
        await #expect(processExitsWith: .failure) {
            withCursor(room: ByteCursor.digitsRoom - 1) { $0.put(digits: 1) }
        }
        await #expect(processExitsWith: .failure) {
            withCursor(room: ByteCursor.hexRoom - 1) { $0.put(hex: 1) }
        }
        await #expect(processExitsWith: .failure) {
            withCursor(room: 64) { cursor in
                cursor.put("four")
                cursor.put(again: 2..<5)
            }
        }
        var bytes: [UInt8] = Array("be".utf8)
        bytes.append(room: 8) { cursor in
            cursor.put("four")
            cursor.put(again: 1..<3)
        }
        #expect(bytes == Array("befourou".utf8))
    }

    @Test(arguments: [
        "", "0", "0123456789abcde", "0123456789abcdefg", "0123456789ABCDEF", "0123456789abcdeg", "0123456789abcdef-",
        "0123456789abcdef-O", "0123456789abcdef_o", "0123456789abcdef-oo", "0123456789abcdef-o-",
        "0123456789abcdef-0000000000000000", "0123456789abcdef-o_0123456789abcdef", "0123456789abcdef-0123456789ABCDEF",
        "0123456789abcdef-0-0123456789abcdef", "0123456789abcdef-o-0123456789abcdef0",
    ])
    func `a tag of another's making has no value`(opaque: String) {
        #expect(EntityTag(opaque: opaque) == nil)
    }

    @Test(
        arguments: [
            ([], .none),
            (["*"], .any),
            ([" * "], .any),
            (["\"a\""], .tags(["a"])),
            (["W/\"a\""], .tags(["a"])),
            (["W/\"a\", \"b\" ,W/\"c\""], .tags(["a", "b", "c"])),
            (["\"a\"", "W/\"b\""], .tags(["a", "b"])),
            (["\"a,b\",\"\\\""], .tags(["a,b", "\\"])),
            (["\"\""], .tags([""])),
            ([", ,\"a\",,"], .tags(["a"])),
            (["\"한\""], .tags(["한"])),
            ([""], .tags([])),
            (["a"], .tags([])),
            (["\"a"], .tags([])),
            (["\"a\" \"b\""], .tags([])),
            (["\"a b\""], .tags([])),
            (["w/\"a\""], .tags([])),
            (["W\"a\""], .tags([])),
            (["W/ \"a\""], .tags([])),
            (["W/*"], .tags([])),
            (["\"a\", b"], .tags([])),
            (["*, \"a\""], .tags([])),
            (["\"a\"", "*"], .tags([])),
            (["*", "*"], .tags([])),
            (["**"], .tags([])),
        ] as [([String], EntityTagCondition)]
    )
    func `a list of tags is read over all its lines`(lines: [String], condition: EntityTagCondition) {
        #expect(EntityTagCondition(lines) == condition)
    }

    @Test func `an asterisk equals every tag, an absent field none`() {
        #expect(EntityTagCondition.any.matches(EntityTag(1)))
        #expect(!EntityTagCondition.none.matches(EntityTag(1)))
        #expect(!EntityTagCondition.tags([]).matches(EntityTag(1)))
    }

    @Test(
        arguments: [
            (nil, "ko"),
            ("", "ko"),
            ("en", "en"),
            ("EN-us", "en"),
            ("en-Latn-US", "en"),
            ("ko", "ko"),
            ("ko,en;q=0.9", "ko"),
            ("en,ko;q=0.9", "en"),
            ("en;q=0.5,ko;q=0.500", "en"),
            ("ko;q=0.5, en ; q=0.7", "en"),
            ("fr", "ko"),
            ("fr, en;q=0.1", "en"),
            ("en-US,en;q=0.9,ko;q=0.95", "en"),
            ("eng", "ko"),
            ("*", "ko"),
            ("*;q=0.5,en;q=0.4", "ko"),
            ("*;q=0.5,en", "en"),
            ("*,en", "ko"),
            ("en,*", "en"),
            ("ko;q=0", "ko"),
            ("ko;q=0,*", "en"),
            ("ko;q=0,en;q=0.1", "en"),
            ("en;q=0,*;q=0", "ko"),
            ("en;q=0", "ko"),
            ("en;q=1.000", "en"),
            (",en,", "en"),
            ("en;Q=0.8", "en"),
            ("en;q=1.001", "ko"),
            ("en;q=2", "ko"),
            ("en;q=0.1234", "ko"),
            ("en;q=.5", "ko"),
            ("en;q=", "ko"),
            ("en;q=-1", "ko"),
            ("en;x=1", "ko"),
            ("en;q=1;q=1", "ko"),
            ("en ko", "ko"),
            ("en_US", "ko"),
            ("en-", "ko"),
            ("-en", "ko"),
            ("*-en", "ko"),
            ("en, <x>", "ko"),
            ("abcdefghi,en", "ko"),
        ] as [(String?, String)]
    )
    func `a language is chosen by weight, then by order`(value: String?, language: String) {
        #expect(AcceptLanguage.choose(value, among: ["ko", "en"], otherwise: "ko") == language)
    }

    @Test func `the default may be any of the languages`() {
        #expect(AcceptLanguage.choose("*", among: ["ko", "en"], otherwise: "en") == "en")
        #expect(AcceptLanguage.choose("fr", among: ["ko", "en"], otherwise: "en") == "en")
        #expect(AcceptLanguage.choose("ko", among: ["ko", "en"], otherwise: "en") == "ko")
    }
}

private func withCursor(room: Int, _ body: (inout ByteCursor) -> Void) {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { memory in
        guard let start = memory.baseAddress else { return }
        var cursor = ByteCursor(start, room: room)
        body(&cursor)
    }
}
