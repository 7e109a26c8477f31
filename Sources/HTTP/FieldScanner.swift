/// Walks through the value of a header field (RFC 9110, section 5.6).
struct FieldScanner {
    /// What a backslash within quotes does.
    enum Backslash {
        /// Takes the next character for itself, whatever it is (RFC 9110).
        case anyCharacter
        /// Does so only before a quote or another backslash, so that paths such as `C:\new.png` stay whole.
        case quoteOrBackslash
    }

    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    init(_ text: String) {
        self.init(Array(text.utf8)[...])
    }

    var isAtEnd: Bool { place == bytes.endIndex }

    /// The next byte, which stays; nil at the end.
    var next: UInt8? { isAtEnd ? nil : bytes[place] }

    /// Passes a byte where it comes next.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard let next, next == UInt8(ascii: byte) else { return false }
        place += 1
        return true
    }

    mutating func skipSpace() {
        while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
            place += 1
        }
    }

    /// A token of at least one character.
    mutating func token() -> String? {
        let start = place
        while let next, Self.isTokenCharacter(next) {
            place += 1
        }
        return place > start ? String(decoding: bytes[start..<place], as: UTF8.self) : nil
    }

    /// What stands in quotes, without them.
    /// - Returns: nil where no quote comes next, the last one is missing, something is no UTF-8 or a control character.
    mutating func quoted(_ backslash: Backslash) -> String? {
        guard take("\"") else { return nil }
        var value: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(validating: value, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                if backslash == .anyCharacter || escaped == UInt8(ascii: "\"") || escaped == UInt8(ascii: "\\") {
                    guard Self.isPrintable(escaped) else { return nil }
                    place += 1
                    value.append(escaped)
                } else {
                    value.append(byte)
                }
            default:
                guard Self.isPrintable(byte) else { return nil }
                value.append(byte)
            }
        }
        return nil
    }

    /// What comes before the first of some bytes, or all that is left.
    mutating func upTo(_ isEnd: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = place
        while let next, !isEnd(next) {
            place += 1
        }
        return bytes[start..<place]
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != 0x7F || byte == UInt8(ascii: "\t")
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
