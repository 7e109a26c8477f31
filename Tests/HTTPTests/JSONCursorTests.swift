import HTTP
import Testing

@Suite struct JSONCursorTests {
    static let texts = ["", "a", "seven!!", "fifteen letters", "sixteen letters!", "\"", "\u{1}\u{1f}\\", "한국어 😀\n"]

    /// What the writer makes of the same piece by piece.
    static func pieces(_ text: String, _ number: Int64, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("n")
        writer.integer(number)
        writer.key("s")
        writer.string(text)
        writer.key("t")
        writer.timestamp(1_795_208_400, .zulu)
        writer.endObject()
    }

    static func whole(_ text: String, _ number: Int64, to writer: inout JSONWriter) -> Bool {
        writer.value { cursor in
            cursor.verbatim("{\"n\":")
            cursor.integer(number)
            cursor.verbatim(",\"s\":")
            cursor.string(text)
            cursor.verbatim(",\"t\":")
            cursor.timestamp(1_795_208_400, .zulu)
            cursor.verbatim("}")
        }
    }

    @Test(arguments: texts, [0, -7, 123_456_789, .min] as [Int64])
    func `a value is written as the writer would, or where it finds no room not at all`(text: String, number: Int64) {
        var expected = JSONWriter()
        expected.beginArray()
        for _ in 0..<3 { Self.pieces(text, number, to: &expected) }
        expected.endArray()
        let bytes = expected.finish()
        var outcomes = Set<Int>()
        // In so little room each of the pieces is once the first that finds none.
        for capacity in 32..<400 {
            var writer = JSONWriter(capacity: capacity)
            writer.beginArray()
            var found = 0
            for _ in 0..<3 {
                let before = writer.count
                if Self.whole(text, number, to: &writer) {
                    found += 1
                } else {
                    #expect(writer.count == before)
                    Self.pieces(text, number, to: &writer)
                }
            }
            writer.endArray()
            outcomes.insert(found)
            guard writer.finish() == bytes else {
                Issue.record("capacity \(capacity)")
                return
            }
        }
        #expect(outcomes.contains(3))
        #expect(outcomes.count > 1)
    }
}
