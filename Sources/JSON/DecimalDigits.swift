/// Decimal digits in ASCII, several at a time.
public enum DecimalDigits {
    /// How many bytes `write` may write.
    public static var room: Int { 24 }

    /// Writes a number without leading zeros.
    /// - Parameter memory: has `room`; what stands there behind the number is lost.
    /// - Returns: how many digits there are.
    @inline(__always)
    public static func write(_ number: UInt64, to memory: UnsafeMutableRawPointer) -> Int {
        guard number >= 100_000_000 else { return writeShort(number, to: memory) }
        return writeLong(number, to: memory)
    }

    /// Writes a number, a negative one with its sign: one byte more.
    @usableFromInline
    static func write(_ number: Int64, to memory: UnsafeMutableRawPointer) -> Int {
        guard number < 0 else { return write(number.magnitude, to: memory) }
        memory.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
        return 1 + write(number.magnitude, to: memory + 1)
    }

    /// The two digits of a number below 100, the first one in the lowest byte.
    @inline(__always)
    static func two(_ number: UInt64) -> UInt64 {
        0x3030 + number / 10 + (number % 10) << 8
    }

    /// - Parameter number: below 10^8.
    @inline(__always)
    private static func writeShort(_ number: UInt64, to memory: UnsafeMutableRawPointer) -> Int {
        let digits = eight(number)
        // The last digit stands where it is zero too.
        let zeros = min(digits.trailingZeroBitCount / 8, 7)
        let text = (digits | 0x3030_3030_3030_3030) &>> UInt64(truncatingIfNeeded: zeros * 8)
        memory.storeBytes(of: text.littleEndian, as: UInt64.self)
        return 8 - zeros
    }

    @inline(never)
    private static func writeLong(_ number: UInt64, to memory: UnsafeMutableRawPointer) -> Int {
        let first = write(number / 100_000_000, to: memory)
        let rest = eight(number % 100_000_000) | 0x3030_3030_3030_3030
        memory.storeBytes(of: rest.littleEndian, toByteOffset: first, as: UInt64.self)
        return first + 8
    }

    /// The values of the eight digits of a number below 10^8, the first one in the lowest byte.
    ///
    /// Halves, pairs and digits are divided in lanes of one word: by multiplication, since a quotient is exact up to there.
    @inline(__always)
    private static func eight(_ number: UInt64) -> UInt64 {
        let halves = number / 10_000 | (number % 10_000) << 32
        let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let pairs = hundreds | (halves &- hundreds &* 100) << 16
        let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (pairs &- tens &* 10) << 8
    }
}
