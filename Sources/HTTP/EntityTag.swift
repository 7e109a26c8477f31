/// A weak entity tag made of 64 bits (RFC 9110, section 8.8.3).
public struct EntityTag: Hashable, Sendable {
    public let value: UInt64
    /// Tells apart representations that share their value, such as the one that only its owner sees; a letter.
    public let suffix: Unicode.Scalar?
    /// Tells apart representations of one resource that a query makes, such as one with fewer keys; 0 is the plain one.
    public let variant: UInt64

    public init(_ value: UInt64, suffix: Unicode.Scalar? = nil, variant: UInt64 = 0) {
        self.value = value
        self.suffix = suffix
        self.variant = variant
    }

    /// Reads an opaque tag of this server's making.
    /// - Returns: nil where it is another's.
    public init?(opaque: String) {
        var rest = Array(opaque.utf8)[...]
        guard let value = Self.takeDigits(&rest) else { return nil }
        var suffix: Unicode.Scalar?
        if rest.count == 2 || rest.count == 19 {
            let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
            guard rest.removeFirst() == UInt8(ascii: "-"), letters.contains(rest[rest.startIndex]) else { return nil }
            suffix = Unicode.Scalar(rest.removeFirst())
        }
        var variant: UInt64 = 0
        if !rest.isEmpty {
            guard rest.removeFirst() == UInt8(ascii: "-"), let digits = Self.takeDigits(&rest), digits != 0 else {
                return nil
            }
            variant = digits
        }
        guard rest.isEmpty else { return nil }
        self.init(value, suffix: suffix, variant: variant)
    }

    /// What stands between the quotes: `0123456789abcdef`, with `-o` and `-0123456789abcdef` where there is more.
    public var opaque: String {
        var bytes: [UInt8] = []
        bytes.append(room: Self.room) { write(to: &$0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a header field's value is this tag and nothing else, written as this server writes it.
    public func isFieldValue(_ text: String) -> Bool {
        var bytes: [UInt8] = []
        bytes.append(room: Self.room) { writeFieldValue(to: &$0) }
        return text.utf8.elementsEqual(bytes)
    }

    /// How long a field's value is at most, in bytes.
    static var room: Int { 40 }

    /// The value of the header field: `W/"0123456789abcdef"`.
    func writeFieldValue(to cursor: inout ByteCursor) {
        cursor.put("W/\"")
        write(to: &cursor)
        cursor.put(UInt8(ascii: "\""))
    }

    private func write(to cursor: inout ByteCursor) {
        cursor.put(hex: value)
        if let suffix {
            cursor.put(UInt8(ascii: "-"))
            cursor.put(String(suffix))
        }
        if variant != 0 {
            cursor.put(UInt8(ascii: "-"))
            cursor.put(hex: variant)
        }
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        guard rest.count >= 16 else { return nil }
        var number: UInt64 = 0
        for byte in rest.prefix(16) {
            guard let digit = HexDigit.value(byte), byte == HexDigit.lower(digit) else { return nil }
            number = number << 4 | UInt64(digit)
        }
        rest = rest.dropFirst(16)
        return number
    }
}
