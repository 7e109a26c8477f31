import HTTP
import Testing

@Suite struct JSONWriterTests {
    @Test func `commas stand between values and nowhere else`() {
        var writer = JSONWriter(capacity: 0)
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.endArray()
        writer.key("b")
        writer.beginArray()
        writer.integer(1)
        writer.string("x")
        writer.bool(true)
        writer.bool(false)
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.null()
        writer.endArray()
        writer.raw(Array("{\"r\":1}".utf8))
        writer.string(verbatim: "v")
        writer.timestamp(0, .spaced)
        writer.endArray()
        writer.key(text: "c\n")
        writer.beginObject()
        writer.key("d")
        writer.string("")
        writer.endObject()
        writer.endObject()
        #expect(
            text(writer.finish())
                == #"{"a":[],"b":[1,"x",true,false,null,{},[null],{"r":1},"v","1970-01-01 00:00:00"],"c\n":{"d":""}}"#
        )
    }

    @Test(
        arguments: [
            (0, "0"), (7, "7"), (-7, "-7"), (9, "9"), (10, "10"), (99, "99"), (100, "100"), (-100, "-100"),
            (9999, "9999"), (10_000, "10000"), (12_345_678, "12345678"), (99_999_999, "99999999"),
            (100_000_000, "100000000"), (100_000_001, "100000001"), (9_999_999_999_999_999, "9999999999999999"),
            (10_000_000_000_000_000, "10000000000000000"), (1_000_000_000_000_000_000, "1000000000000000000"),
            (999_999_999_999_999_999, "999999999999999999"),
            (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
        ] as [(Int64, String)]
    )
    func `integers are written in decimal`(value: Int64, expected: String) {
        #expect(written { $0.integer(value) } == expected)
        #expect(written { $0.integer(Int(value)) } == expected)
    }

    @Test(
        arguments: [
            (0, .spaced, "\"1970-01-01 00:00:00\""),
            (1_795_208_400, .spaced, "\"2026-11-20 21:00:00\""),
            (1_795_208_400, .zulu, "\"2026-11-20T21:00:00Z\""),
            (951_827_696, .zulu, "\"2000-02-29T12:34:56Z\""),
            (-1, .zulu, "\"1969-12-31T23:59:59Z\""),
            (253_402_300_799, .spaced, "\"9999-12-31 23:59:59\""),
            (.max, .spaced, "\"9999-12-31 23:59:59\""),
            (.min, .zulu, "\"0000-01-01T00:00:00Z\""),
        ] as [(Int64, TimestampForm, String)]
    )
    func `moments are written to the second`(seconds: Int64, form: TimestampForm, expected: String) {
        #expect(written { $0.timestamp(seconds, form) } == expected)
    }

    @Test(arguments: [[.spaced], [.zulu], [.spaced, .zulu]] as [[TimestampForm]], [false, true])
    func `a moment after another one is written as if it stood alone`(forms: [TimestampForm], isDrained: Bool) {
        let moments: [Int64] = [0, 0, 86_399, 86_400, 1_795_208_400, 1_795_208_400, 1_795_208_401, 0, -1, -1]
        var writer = JSONWriter(capacity: 0)
        writer.beginArray()
        var bytes: [UInt8] = []
        for (place, moment) in moments.enumerated() {
            if isDrained { bytes += writer.drain() }
            writer.string(String(repeating: "x", count: place * 5))
            writer.timestamp(moment, forms[place % forms.count])
        }
        writer.endArray()
        bytes += writer.finish()
        let expected = moments.enumerated().map { place, moment in
            "\"\(String(repeating: "x", count: place * 5))\","
                + written { $0.timestamp(moment, forms[place % forms.count]) }
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "[\(expected.joined(separator: ","))]")
    }

    @Test func `control characters, quotes and backslashes are escaped, and nothing else`() {
        #expect(written { $0.string("\"\\\n\r\t\u{8}\u{c}") } == #""\"\\\n\r\t\b\f""#)
        #expect(written { $0.string("\0\u{1}\u{b}\u{1f}") } == #""\u0000\u0001\u000b\u001f""#)
        #expect(written { $0.string("/\u{7f}\u{80}\u{2028}한😀") } == "\"/\u{7f}\u{80}\u{2028}한😀\"")
    }

    @Test(arguments: ["\"", "\\", "\0", "\u{1f}", " ", "!", "#", "[", "]", "\u{7f}", "é", "한", "😀"])
    func `a character comes back from every place of a text of every length`(character: String) throws {
        for length in 0..<70 {
            for place in 0...length {
                let original =
                    String(repeating: "a", count: place) + character + String(repeating: "b", count: length - place)
                let bytes = Array(written { $0.string(original) }.utf8)
                guard try JSONParser.parse(bytes) == .string(original) else {
                    Issue.record("\(character.debugDescription) at \(place) of \(length)")
                    return
                }
            }
        }
    }

    @Test(arguments: 0...16)
    func `every scalar of every plane comes back`(plane: UInt32) throws {
        var original = ""
        for code in plane << 16...plane << 16 + 0xFFFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            original.unicodeScalars.append(scalar)
        }
        let bytes = Array(written { $0.string(original) }.utf8)
        #expect(try JSONParser.parse(bytes) == .string(original))
        // One by one, so that no neighbour hides a mistake, and with escapes in UTF-16 for the parser.
        for scalar in original.unicodeScalars {
            let single = String(scalar)
            let escaped = single.utf16.map { unit in
                let digits = String(unit, radix: 16)
                return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            guard try JSONParser.parse(Array(written { $0.string(single) }.utf8)) == .string(single),
                try JSONParser.parse(Array("\"\(escaped.joined())\"".utf8)) == .string(single)
            else {
                Issue.record("U+\(String(scalar.value, radix: 16))")
                return
            }
        }
    }

    @Test func `a text grows beyond the capacity it began with`() throws {
        for escapes in [false, true] {
            let long = String(repeating: escapes ? "\u{1}" : "가", count: 100_000)
            let bytes = Array(written { $0.string(long) }.utf8)
            #expect(bytes.count == (escapes ? 600_002 : 300_002))
            #expect(try JSONParser.parse(bytes) == .string(long))
        }
    }

    @Test func `a text of many small values grows too`() throws {
        var writer = JSONWriter(capacity: 0)
        writer.beginArray()
        for number in 0..<1000 {
            writer.beginArray()
            writer.integer(number)
            writer.null()
            writer.endArray()
        }
        writer.endArray()
        #expect(writer.count == 10_891)
        guard case .array(let values) = try JSONParser.parse(writer.finish()) else {
            Issue.record("no array")
            return
        }
        #expect(values.count == 1000)
        #expect(values.last == .array([.integer(999), .null]))
    }

    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(capacity: 0)
        write(&writer)
        return text(writer.finish())
    }

    private func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
