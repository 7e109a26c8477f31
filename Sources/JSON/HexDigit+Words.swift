extension HexDigit {
    /// How many bytes `write` writes.
    public static var room: Int { 16 }

    /// Writes the sixteen digits of a number, in lower case.
    /// - Parameter memory: has `room`.
    /// - Returns: `room`.
    @inline(__always)
    public static func write(_ number: UInt64, to memory: UnsafeMutableRawPointer) -> Int {
        memory.storeBytes(of: eight(UInt32(truncatingIfNeeded: number >> 32)).littleEndian, as: UInt64.self)
        memory.storeBytes(
            of: eight(UInt32(truncatingIfNeeded: number)).littleEndian,
            toByteOffset: 8,
            as: UInt64.self
        )
        return room
    }

    /// Eight digits, the first one in the lowest byte.
    @inline(__always)
    private static func eight(_ number: UInt32) -> UInt64 {
        // Bytes, and then digits, are moved apart in one word.
        var word = UInt64(number.byteSwapped)
        word = (word | word << 16) & 0x0000_FFFF_0000_FFFF
        word = (word | word << 8) & 0x00FF_00FF_00FF_00FF
        word = (word >> 4 | word << 8) & 0x0F0F_0F0F_0F0F_0F0F
        // One in each byte that is to be a letter.
        let letters = (word + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        return word + 0x3030_3030_3030_3030 + letters * 39
    }
}
