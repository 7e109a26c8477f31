/// Text that is safe on a line of a log or a terminal: control characters are escaped as JSON escapes them.
enum LogText {
    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes, isJSON: true)
        return "\"" + String(decoding: bytes, as: UTF8.self) + "\""
    }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes, isJSON: false)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// - Parameter isJSON: whether quotes and backslashes are escaped too.
    static func append(_ text: String, to bytes: inout [UInt8], isJSON: Bool) {
        // Most text has nothing to escape, and is copied whole.
        if isPlain(text) { return bytes.append(contentsOf: text.utf8) }
        var afterC2 = false
        for byte in text.utf8 {
            // U+0080 to U+009F are C2 80 to C2 9F; terminals obey some of them.
            if afterC2 {
                afterC2 = false
                if byte < 0xA0 {
                    appendEscape(of: byte, to: &bytes)
                } else {
                    bytes.append(0xC2)
                    bytes.append(byte)
                }
                continue
            }
            switch byte {
            case 0xC2: afterC2 = true
            case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
            case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
            case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
            case ..<0x20, 0x7F: appendEscape(of: byte, to: &bytes)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                if isJSON { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            default: bytes.append(byte)
            }
        }
    }

    /// Whether all of it is printable ASCII without quotes and backslashes.
    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        for place in bytes.indices {
            let byte = bytes[place]
            if byte < 0x20 || byte >= 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
        }
        return true
    }

    private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"\u00"#.utf8)
        for digit in [byte >> 4, byte & 15] {
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
