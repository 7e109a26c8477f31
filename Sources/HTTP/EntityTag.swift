/// A weak entity tag made of 64 bits (RFC 9110, section 8.8.3).
public struct EntityTag: Hashable, Sendable {
    public let value: UInt64
    /// Tells apart representations that share their value, such as the one that only its owner sees; a letter.
    public let suffix: Unicode.Scalar?

    public init(_ value: UInt64, suffix: Unicode.Scalar? = nil) {
        self.value = value
        self.suffix = suffix
    }

    /// Reads an opaque tag of this server's making.
    /// - Returns: nil where it is another's.
    public init?(opaque: String) {
        let bytes = Array(opaque.utf8)
        guard bytes.count == 16 || bytes.count == 18 else { return nil }
        var value: UInt64 = 0
        for byte in bytes[..<16] {
            guard let digit = HexDigit.value(byte), byte == HexDigit.lower(digit) else { return nil }
            value = value << 4 | UInt64(digit)
        }
        var suffix: Unicode.Scalar?
        if bytes.count == 18 {
            let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
            guard bytes[16] == UInt8(ascii: "-"), letters.contains(bytes[17]) else { return nil }
            suffix = Unicode.Scalar(bytes[17])
        }
        self.init(value, suffix: suffix)
    }

    /// What stands between the quotes: `0123456789abcdef` or `0123456789abcdef-o`.
    public var opaque: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(18)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The value of the header field: `W/"0123456789abcdef"`.
    public var fieldValue: String {
        var bytes = Array("W/\"".utf8)
        bytes.reserveCapacity(22)
        append(to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func append(to bytes: inout [UInt8]) {
        for shift in stride(from: 60, through: 0, by: -4) {
            bytes.append(HexDigit.lower(UInt8(truncatingIfNeeded: value >> UInt64(shift)) & 15))
        }
        if let suffix {
            bytes.append(UInt8(ascii: "-"))
            bytes.append(contentsOf: String(suffix).utf8)
        }
    }
}
