/// Which bytes may stand where in a head (RFC 9110, section 5.6.2; RFC 9112), one at a time and sixteen at a time.
enum FramingBytes {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    /// Whether a byte may stand in a method or in a field's name (tchar).
    @inline(__always)
    static func isToken(_ byte: UInt8) -> Bool {
        isIn(0x03FF_6CFA_0000_0000, 0x57FF_FFFF_C7FF_FFFE, byte)
    }

    /// Whether a byte may stand in a host's name: unreserved and sub-delims of RFC 3986, but for the comma, which is
    /// what a proxy makes of two `Host` fields.
    @inline(__always)
    static func isName(_ byte: UInt8) -> Bool {
        isIn(0x2BFF_6FD2_0000_0000, 0x47FF_FFFE_87FF_FFFE, byte)
    }

    /// Whether a byte may stand in a request target: visible ASCII without `#`.
    @inline(__always)
    static func isTarget(_ byte: UInt8) -> Bool {
        byte &- 0x21 < 0x5E && byte != UInt8(ascii: "#")
    }

    /// Whether a byte may stand within a field's value; a tab may too.
    @inline(__always)
    static func isText(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F
    }

    /// - Parameters:
    ///   - low: a bit for each of the bytes 0 to 63.
    ///   - high: a bit for each of the bytes 64 to 127.
    @inline(__always)
    private static func isIn(_ low: UInt64, _ high: UInt64, _ byte: UInt8) -> Bool {
        let bits = byte & 64 == 0 ? low : high
        return byte < 128 && bits &>> UInt64(byte) & 1 != 0
    }

    /// Where the first byte stands that is no letter, digit, `-` or `.`; `end` where all are.
    @inline(__always)
    static func endOfPlain(_ bytes: RawSpan, from start: Int, to end: Int) -> Int {
        // `-`, `.`, `/` and the digits are one range, of which only the solidus has to be taken out.
        scan(bytes, from: start, to: end) { block in
            let letters = (block | all(0x20)) &- all("a")
            let others = block &- all("-")
            return (letters .>= all(26)) .& ((others .>= all(13)) .| (others .== all(2)))
        } isStop: { byte in
            let others = byte &- UInt8(ascii: "-")
            return (byte | 0x20) &- UInt8(ascii: "a") >= 26 && (others >= 13 || others == 2)
        }
    }

    /// Where the first byte stands that is not of a target; `end` where all are.
    @inline(__always)
    static func endOfTarget(_ bytes: RawSpan, from start: Int, to end: Int) -> Int {
        scan(bytes, from: start, to: end) { block in
            (block &- all("!") .>= all(0x5E)) .| (block .== all("#"))
        } isStop: { byte in
            !isTarget(byte)
        }
    }

    /// Where the first control character stands, a tab included; `end` where there is none.
    @inline(__always)
    static func endOfText(_ bytes: RawSpan, from start: Int, to end: Int) -> Int {
        scan(bytes, from: start, to: end) { block in
            (block .< all(0x20)) .| (block .== all(0x7F))
        } isStop: { byte in
            !isText(byte)
        }
    }

    private typealias Block = SIMD16<UInt8>

    // Spelled out: the operators that take a vector and a single byte work lane by lane and are 30 times slower.
    @inline(__always)
    private static func all(_ byte: UInt8) -> Block {
        Block(repeating: byte)
    }

    @inline(__always)
    private static func all(_ character: Unicode.Scalar) -> Block {
        Block(repeating: UInt8(ascii: character))
    }

    @inline(__always)
    private static func scan(
        _ bytes: RawSpan,
        from start: Int,
        to end: Int,
        stops: (Block) -> SIMDMask<SIMD16<Int8>>,
        isStop: (UInt8) -> Bool
    ) -> Int {
        var place = start
        while place + 16 <= end {
            let block = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Block.self)
            let found = unsafeBitCast(stops(block), to: SIMD2<UInt64>.self)
            if found[0] != 0 { return place + found[0].trailingZeroBitCount >> 3 }
            if found[1] != 0 { return place + 8 + found[1].trailingZeroBitCount >> 3 }
            place += 16
        }
        while place < end, !isStop(bytes.byte(place)) {
            place += 1
        }
        return place
    }
}

extension RawSpan {
    @inline(__always)
    func byte(_ place: Int) -> UInt8 {
        unsafeLoad(fromByteOffset: place, as: UInt8.self)
    }
}
