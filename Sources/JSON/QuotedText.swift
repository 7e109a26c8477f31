/// Strings as JSON has them: in quotes, with escapes where they are needed.
@usableFromInline
enum QuotedText {
    /// How much room a text without escapes asks for beyond its own length, in bytes: a short one is written in words, and
    /// so up to seven bytes beyond its end.
    static var room: Int { 9 }

    /// How much room the longest escape takes, in bytes.
    static var longestEscape: Int { 6 }

    /// Writes a text.
    /// - Returns: how many bytes it takes; 0 where there is less room before `end` than it might take.
    @usableFromInline
    static func write(
        _ value: String,
        at place: UnsafeMutableRawPointer,
        before end: UnsafeMutableRawPointer
    ) -> Int {
        let text = value.utf8.span
        let room = end - place
        guard room >= text.count &+ Self.room else { return 0 }
        let copied: Int? = text.withUnsafeBytes { text in
            if copy(text, to: place + 1) { return text.count }
            return room >= longestEscape &* text.count &+ Self.room ? escape(text, to: place + 1) : nil
        }
        guard let length = copied else { return 0 }
        let quote = UInt8(ascii: "\"")
        place.storeBytes(of: quote, as: UInt8.self)
        place.storeBytes(of: quote, toByteOffset: length &+ 1, as: UInt8.self)
        return length &+ 2
    }

    /// Copies a text with its escapes.
    /// - Returns: how many bytes it takes.
    @inline(never)
    private static func escape(_ text: UnsafeRawBufferPointer, to memory: UnsafeMutableRawPointer) -> Int {
        var length = 0
        func put(_ byte: UInt8) {
            memory.storeBytes(of: byte, toByteOffset: length, as: UInt8.self)
            length &+= 1
        }
        for byte in text {
            guard JSONEscape.isNeeded(byte) else {
                put(byte)
                continue
            }
            put(UInt8(ascii: "\\"))
            if let short = JSONEscape.letter(byte) {
                put(short)
            } else {
                put(UInt8(ascii: "u"))
                put(UInt8(ascii: "0"))
                put(UInt8(ascii: "0"))
                put(HexDigit.lower(byte >> 4))
                put(HexDigit.lower(byte & 15))
            }
        }
        return length
    }

    /// Copies a text, and with a short one up to seven bytes more.
    /// - Returns: whether nothing needs an escape.
    @inline(__always)
    private static func copy(_ text: UnsafeRawBufferPointer, to memory: UnsafeMutableRawPointer) -> Bool {
        text.count < 16 ? copyShort(text, to: memory) : copyLong(text, to: memory)
    }

    /// Copies sixteen bytes or more, sixteen at a time. The last ones are copied as a block that overlaps the one before
    /// it.
    @inline(__always)
    private static func copyLong(_ text: UnsafeRawBufferPointer, to memory: UnsafeMutableRawPointer) -> Bool {
        let last = text.count &- 16
        var marks = JSONEscape.marks(copyBlock(last, of: text, to: memory))
        var place = 0
        while place < last {
            marks .|= JSONEscape.marks(copyBlock(place, of: text, to: memory))
            place &+= 16
        }
        return !JSONEscape.isAny(marks)
    }

    @inline(__always)
    private static func copyBlock(
        _ place: Int,
        of text: UnsafeRawBufferPointer,
        to memory: UnsafeMutableRawPointer
    ) -> SIMD16<UInt8> {
        let block = text.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        memory.storeBytes(of: block, toByteOffset: place, as: SIMD16<UInt8>.self)
        return block
    }

    /// Copies less than sixteen bytes.
    ///
    /// No part is read that lies across the two words that a short `String` consists of: to read across words that were
    /// just written takes longer than all the rest.
    @inline(__always)
    private static func copyShort(_ text: UnsafeRawBufferPointer, to memory: UnsafeMutableRawPointer) -> Bool {
        let length = text.count
        var place = 0
        if length & 8 != 0 {
            let word = text.loadUnaligned(as: UInt64.self)
            guard !JSONEscape.isNeeded(word) else { return false }
            memory.storeBytes(of: word, as: UInt64.self)
            place = 8
        }
        // The last seven bytes at most are put together in one word, the first of them lowest.
        let start = place
        var word: UInt64 = 0
        var bits: UInt64 = 0
        if length & 4 != 0 {
            word = UInt64(text.loadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian)
            place &+= 4
            bits = 32
        }
        if length & 2 != 0 {
            word |= UInt64(text.loadUnaligned(fromByteOffset: place, as: UInt16.self).littleEndian) &<< bits
            place &+= 2
            bits &+= 16
        }
        if length & 1 != 0 {
            word |= UInt64(text[place]) &<< bits
            bits &+= 8
        }
        // What is not of the text counts as spaces.
        guard !JSONEscape.isNeeded(word | JSONEscape.spaces &<< bits) else { return false }
        memory.storeBytes(of: word.littleEndian, toByteOffset: start, as: UInt64.self)
        return true
    }
}
