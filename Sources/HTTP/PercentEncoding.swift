/// Percent-encoding (RFC 3986, section 2.1), decoded exactly once.
public enum PercentEncoding {
    /// Decodes a part of a path; `+` stands for itself.
    /// - Returns: nil for an invalid escape, a NUL or invalid UTF-8.
    public static func decode(_ text: Substring) -> String? {
        decode(text.utf8.span, plusIsSpace: false)
    }

    /// Encodes a name or a value for a query: every byte but the unreserved characters (letters, digits, `-._~`).
    public static func encode(_ value: String) -> String {
        var bytes: [UInt8] = []
        bytes.append(room: room(for: value)) { write(value, to: &$0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes `write` writes.
    public static func room(for value: String) -> Int {
        let text = value.utf8.span
        var room = text.count
        for place in text.indices where !isUnreserved(text[place]) { room += 2 }
        return room
    }

    /// Writes what `encode` gives.
    public static func write(_ value: String, to cursor: inout ByteCursor) {
        let text = value.utf8.span
        for place in text.indices {
            let byte = text[place]
            if isUnreserved(byte) {
                cursor.put(byte)
            } else {
                cursor.put(UInt8(ascii: "%"))
                cursor.put(HexDigit.upper(byte >> 4))
                cursor.put(HexDigit.upper(byte & 15))
            }
        }
    }

    /// - Returns: nil for an invalid escape, a NUL or invalid UTF-8.
    static func decode(_ text: Span<UInt8>, plusIsSpace: Bool) -> String? {
        var isPlain = true
        for place in text.indices {
            switch text[place] {
            case 0: return nil
            case UInt8(ascii: "%"): isPlain = false
            case UInt8(ascii: "+"): isPlain = isPlain && !plusIsSpace
            default: break
            }
        }
        guard isPlain else { return decodeEscapes(of: text, plusIsSpace: plusIsSpace) }
        do {
            return String(copying: try UTF8Span(validating: text))
        } catch {
            return nil
        }
    }

    private static func decodeEscapes(of text: Span<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var place = 0
        while place < text.count {
            var byte = text[place]
            place += 1
            if byte == UInt8(ascii: "%") {
                guard
                    place + 1 < text.count, let high = HexDigit.value(text[place]),
                    let low = HexDigit.value(text[place + 1])
                else { return nil }
                byte = high << 4 | low
                place += 2
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
