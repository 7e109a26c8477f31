extension JSONWriter {
    /// Writes a text in which something needs an escape, and leaves room for two bytes.
    @inline(never)
    mutating func escape(_ text: UnsafeRawBufferPointer) {
        for place in 0..<text.count {
            // An escape has at most six bytes; what is left of the text will need at least one byte each.
            reserve(text.count - place + 8)
            let byte = text[place]
            if JSONEscape.isNeeded(byte) {
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
            } else {
                put(byte)
            }
        }
    }
}
