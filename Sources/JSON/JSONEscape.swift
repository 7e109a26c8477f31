/// Which characters stand escaped in a JSON string (RFC 8259, section 7).
enum JSONEscape {
    /// Whether a byte needs an escape.
    @inline(__always)
    static func isNeeded(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Which of sixteen bytes do.
    @inline(__always)
    static func marks(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        let quote = SIMD16<UInt8>(repeating: UInt8(ascii: "\""))
        let backslash = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
        let space = SIMD16<UInt8>(repeating: UInt8(ascii: " "))
        return (block .== quote) .| (block .== backslash) .| (block .< space)
    }

    /// Whether any of sixteen bytes does. As two words: the standard library looks for the least of the sixteen.
    @inline(__always)
    static func isAny(_ marks: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
        return words[0] | words[1] != 0
    }

    /// Eight spaces.
    static var spaces: UInt64 { 0x2020_2020_2020_2020 }

    /// Whether any of eight bytes does: each term sets the high bit of a byte that is below a space, a quote or a
    /// backslash.
    @inline(__always)
    static func isNeeded(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let low = (word &- spaces) & ~word
        return (low | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & (ones &* 0x80) != 0
    }

    /// The letter after the backslash, where a byte has a short form.
    static func letter(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }

    /// The byte that a letter after a backslash stands for; nil for any other letter, `u` included.
    static func byte(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "r"): 0x0D
        default: nil
        }
    }
}
