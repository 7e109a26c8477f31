/// Percent-encoding (RFC 3986, section 2.1), decoded exactly once.
public enum PercentEncoding {
    /// Decodes a part of a path; `+` stands for itself.
    /// - Returns: nil for an invalid escape, a NUL or invalid UTF-8.
    public static func decode(_ text: Substring) -> String? {
        var isPlain = true
        for byte in text.utf8 {
            if byte == UInt8(ascii: "%") { isPlain = false }
            if byte == 0 { return nil }
        }
        return isPlain ? String(text) : decode(text.utf8, plusIsSpace: false)
    }

    /// Encodes a name or a value for a query: every byte but the unreserved characters (letters, digits, `-._~`).
    public static func encode(_ value: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(value.utf8.count)
        for byte in value.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes.append(HexDigit.upper(byte >> 4))
                bytes.append(HexDigit.upper(byte & 15))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Returns: nil for an invalid escape, a NUL or invalid UTF-8.
    static func decode(_ text: some Collection<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while var byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next().flatMap(HexDigit.value), let low = rest.next().flatMap(HexDigit.value)
                else { return nil }
                byte = high << 4 | low
            } else if byte == UInt8(ascii: "+"), plusIsSpace {
                byte = UInt8(ascii: " ")
            }
            guard byte != 0 else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
