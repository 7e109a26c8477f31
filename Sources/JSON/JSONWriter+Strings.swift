extension JSONWriter {
    /// A text in quotes; a comma has been set where one is needed.
    @usableFromInline
    mutating func quoted(_ value: String) {
        let text = value.utf8.span
        // A short text is written in words, and so up to seven bytes beyond its end.
        reserve(text.count &+ 9)
        put(UInt8(ascii: "\""))
        text.withUnsafeBytes { text in
            if text.count < 16 { copyShort(text) } else { copy(text) }
        }
        // A string that needed escapes has made its own room, this byte's included.
        put(UInt8(ascii: "\""))
    }

    /// Copies sixteen bytes or more where nothing needs an escape, sixteen at a time. The last ones are copied as a block
    /// that overlaps the one before it.
    @inline(__always)
    private mutating func copy(_ text: UnsafeRawBufferPointer) {
        let memory = UnsafeMutableRawPointer(base + written)
        let last = text.count &- 16
        var marks = JSONEscape.marks(copyBlock(last, of: text, to: memory))
        var place = 0
        while place < last {
            marks .|= JSONEscape.marks(copyBlock(place, of: text, to: memory))
            place &+= 16
        }
        guard !JSONEscape.isAny(marks) else { return escape(text) }
        written &+= text.count
    }

    @inline(__always)
    private func copyBlock(
        _ place: Int,
        of text: UnsafeRawBufferPointer,
        to memory: UnsafeMutableRawPointer
    ) -> SIMD16<UInt8> {
        let block = text.loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
        memory.storeBytes(of: block, toByteOffset: place, as: SIMD16<UInt8>.self)
        return block
    }

    /// Copies less than sixteen bytes where nothing needs an escape.
    ///
    /// No part is read that lies across the two words that a short `String` consists of: to read across words that were
    /// just written takes longer than all the rest.
    @inline(__always)
    private mutating func copyShort(_ text: UnsafeRawBufferPointer) {
        let length = text.count
        let memory = UnsafeMutableRawPointer(base + written)
        var place = 0
        if length & 8 != 0 {
            let word = text.loadUnaligned(as: UInt64.self)
            guard !JSONEscape.isNeeded(word) else { return escape(text) }
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
        guard !JSONEscape.isNeeded(word | JSONEscape.spaces &<< bits) else { return escape(text) }
        memory.storeBytes(of: word.littleEndian, toByteOffset: start, as: UInt64.self)
        written &+= length
    }
}
