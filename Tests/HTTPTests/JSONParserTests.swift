import HTTP
import Testing

@Suite struct JSONParserTests {
    @Test(
        arguments: [
            ("null", .null),
            ("true", .bool(true)),
            ("false", .bool(false)),
            (" \t\r\n1 \t\r\n", .integer(1)),
            ("0", .integer(0)),
            ("-0", .integer(0)),
            ("-1", .integer(-1)),
            ("9223372036854775807", .integer(.max)),
            ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)),
            ("-9223372036854775809", .number(-9_223_372_036_854_775_808)),
            ("100000000000000000000", .number(1e20)),
            ("5.0", .number(5)),
            ("-0.0", .number(-0.0)),
            ("1e2", .number(100)),
            ("1E+2", .number(100)),
            ("1.5e-3", .number(0.0015)),
            ("0e0", .number(0)),
            ("1e-400", .number(0)),
            ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
            (#""""#, .string("")),
            (#""a""#, .string("a")),
            (#""한국어 😀""#, .string("한국어 😀")),
            (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{c}\n\r\t")),
            (#""\u0000""#, .string("\0")),
            (#""\u00e9\u00E9""#, .string("éé")),
            (#""\uD55C""#, .string("한")),
            (#""\ud83d\ude00""#, .string("😀")),
            (#""\udbff\udfff""#, .string("\u{10FFFF}")),
            (#""\uFFFF\uFEFF""#, .string("\u{FFFF}\u{FEFF}")),
            (#""x\ny""#, .string("x\ny")),
            ("\"\u{7f}\u{2028}\"", .string("\u{7f}\u{2028}")),
            ("[]", .array([])),
            ("[ ]", .array([])),
            ("[1 , [2]]", .array([.integer(1), .array([.integer(2)])])),
            ("{}", .object(JSONObject())),
            ("{ }", .object(JSONObject())),
            (#"{"a":1,"b":{"a":[null]}}"#, object(("a", .integer(1)), ("b", object(("a", .array([.null])))))),
            (#" { "b" : 1 , "a" : 2 } "#, object(("b", .integer(1)), ("a", .integer(2)))),
            (#"{"":0}"#, object(("", .integer(0)))),
            // Equal to Swift, but different keys: one code point, and a letter with a combining accent.
            (#"{"\u00e9":1,"e\u0301":2}"#, object(("\u{e9}", .integer(1)), ("e\u{301}", .integer(2)))),
        ] as [(String, JSONValue)]
    )
    func `valid JSON is read to its value`(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == value)
    }

    @Test(
        arguments: [
            ("", 0, .end),
            ("  ", 2, .end),
            ("\u{feff}1", 0, .encoding),
            ("nul", 3, .end),
            ("nulL", 3, .unexpected),
            ("True", 0, .unexpected),
            ("NaN", 0, .unexpected),
            ("Infinity", 0, .unexpected),
            ("-Infinity", 1, .number),
            ("'a'", 0, .unexpected),
            ("1 2", 2, .trailing),
            ("{}x", 2, .trailing),
            ("{}\0", 2, .trailing),
            ("// c\n1", 0, .unexpected),
            ("\u{c}1", 0, .unexpected),
            ("\u{a0}1", 0, .unexpected),
            ("+1", 0, .unexpected),
            (".5", 0, .unexpected),
            ("-", 1, .end),
            ("-a", 1, .number),
            ("01", 0, .number),
            ("-01", 1, .number),
            ("00", 0, .number),
            ("1.", 2, .end),
            ("1.e1", 2, .number),
            ("1e", 2, .end),
            ("1e+", 3, .end),
            ("1e+-1", 3, .number),
            ("0x10", 1, .trailing),
            ("1_000", 1, .trailing),
            ("1e999", 0, .number),
            ("-1e999", 0, .number),
            ("[1e309]", 1, .number),
            ("\"a", 2, .end),
            ("\"\\", 2, .end),
            ("\"\\\"", 3, .end),
            (#""\x41""#, 1, .escape),
            (#""\U0041""#, 1, .escape),
            (#""\u12G4""#, 1, .escape),
            (#""\u123"#, 6, .end),
            (#""\u""#, 1, .escape),
            (#""\ud800""#, 7, .escape),
            (#""\udc00""#, 1, .escape),
            (#""\ud800\ud800""#, 1, .escape),
            (#""\ud800\n""#, 7, .escape),
            (#""\ud800a""#, 7, .escape),
            (#""\ude00\ud83d""#, 1, .escape),
            ("\"\n\"", 1, .control),
            ("\"\0\"", 1, .control),
            ("\"\u{1f}\"", 1, .control),
            ("\"\\n\t\"", 3, .control),
            ("[", 1, .end),
            ("[1", 2, .end),
            ("[1,", 3, .end),
            ("[1,]", 3, .unexpected),
            ("[,1]", 1, .unexpected),
            ("[1 2]", 3, .unexpected),
            ("]", 0, .unexpected),
            ("[1}", 2, .unexpected),
            ("{", 1, .end),
            (#"{"a"}"#, 4, .unexpected),
            (#"{"a":}"#, 5, .unexpected),
            (#"{"a":1"#, 6, .end),
            (#"{"a":1,}"#, 7, .unexpected),
            (#"{"a":1 "b":2}"#, 7, .unexpected),
            (#"{a:1}"#, 1, .unexpected),
            (#"{1:1}"#, 1, .unexpected),
            (#"{"a":1,"a":2}"#, 7, .duplicateKey),
            (#"{"a":1,"\u0061":2}"#, 7, .duplicateKey),
            (#"{"x":{"a":1,"b":2,"a":3}}"#, 18, .duplicateKey),
            (#"{"":1,"":2}"#, 6, .duplicateKey),
        ] as [(String, Int, JSONError.Reason)]
    )
    func `anything else is refused where it goes wrong`(text: String, offset: Int, reason: JSONError.Reason) {
        #expect(throws: JSONError(offset: offset, reason: reason)) {
            try JSONParser.parse(Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
            [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC3, 0x28],
        ] as [[UInt8]]
    )
    func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: JSONError(offset: 2, reason: .encoding)) {
            try JSONParser.parse(Array("\"a".utf8) + bytes + Array("\"".utf8))
        }
    }

    @Test(arguments: [1, 15, 16])
    func `containers stand in each other up to sixteen deep`(depth: Int) throws {
        let arrays = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        _ = try JSONParser.parse(Array("\(arrays) ".utf8))
        let objects = String(repeating: #"{"a":"#, count: depth - 1) + "{}" + String(repeating: "}", count: depth - 1)
        _ = try JSONParser.parse(Array(objects.utf8))
        let side = "[" + String(repeating: "[],", count: 100) + "[]]"
        _ = try JSONParser.parse(Array(side.utf8))
    }

    @Test(arguments: [17, 1000, 500_000])
    func `deeper nesting is refused at the seventeenth container`(depth: Int) {
        #expect(throws: JSONError(offset: 16, reason: .depth)) {
            try JSONParser.parse(Array(String(repeating: "[", count: depth).utf8))
        }
    }

    @Test(arguments: [1, 15, 16, 17, 18, 100, 100_000])
    func `a key that comes twice is refused in objects of every size`(count: Int) throws {
        let members = (0..<count).map { "\"k\($0)\":\($0)" }
        let text = "{" + members.joined(separator: ",")
        let value = try JSONParser.parse(Array((text + "}").utf8))
        guard case .object(let object) = value else {
            Issue.record("no object")
            return
        }
        #expect(object.members.count == count)
        #expect(object["k0"] == .integer(0))
        #expect(object["k\(count - 1)"] == .integer(Int64(count - 1)))
        #expect(object["k\(count)"] == nil)
        #expect(throws: JSONError(offset: text.utf8.count + 1, reason: .duplicateKey)) {
            try JSONParser.parse(Array((text + ",\"k0\":0}").utf8))
        }
    }

    private static func object(_ members: (String, JSONValue)...) -> JSONValue {
        var object = JSONObject()
        for (key, value) in members {
            _ = object.append(key, value)
        }
        return .object(object)
    }
}
