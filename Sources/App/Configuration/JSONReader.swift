/// Reads the JSON of a configuration file strictly (RFC 8259), and says where it goes wrong.
struct JSONReader {
    /// Why a file is not JSON; it never holds a part of the file.
    struct Refusal: Error, Equatable {
        let line: Int
        let column: Int
        let reason: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private static let maxDepth = 16

    static func read(_ bytes: [UInt8]) throws(Refusal) -> JSONValue {
        var reader = JSONReader(bytes: bytes)
        guard String(validating: bytes, as: UTF8.self) != nil else { throw reader.refusal("it is not UTF-8") }
        let value = try reader.value(depth: 1)
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.refusal("something follows the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func value(depth: Int) throws(Refusal) -> JSONValue {
        guard depth <= Self.maxDepth else { throw refusal("it is nested too deep") }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try items(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        default:
            if let byte = peek, "-0123456789".utf8.contains(byte) { return .number(try number()) }
            if take("true") { return .bool(true) }
            if take("false") { return .bool(false) }
            if take("null") { return .null }
            throw refusal("a value is missing")
        }
    }

    private mutating func members(depth: Int) throws(Refusal) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        position += 1
        skipSpace()
        if take("}") { return members }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw refusal("a key in quotes is missing") }
            let key = try string()
            skipSpace()
            guard take(":") else { throw refusal("a colon is missing") }
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw refusal("a comma or } is missing") }
        }
    }

    private mutating func items(depth: Int) throws(Refusal) -> [JSONValue] {
        var items: [JSONValue] = []
        position += 1
        skipSpace()
        if take("]") { return items }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return items }
            guard take(",") else { throw refusal("a comma or ] is missing") }
        }
    }

    private mutating func number() throws(Refusal) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(Refusal) {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw refusal("a digit is missing") }
    }

    private mutating func string() throws(Refusal) -> String {
        var text: [UInt8] = []
        position += 1
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                position += 1
                text.append(contentsOf: String(try escaped()).utf8)
            case ..<0x20:
                throw refusal("a control character stands in a string")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw refusal("a string does not end")
    }

    private mutating func escaped() throws(Refusal) -> Unicode.Scalar {
        guard let byte = peek else { throw refusal("a string does not end") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codePoint()
        default: throw refusal("an escape is not valid")
        }
    }

    private mutating func codePoint() throws(Refusal) -> Unicode.Scalar {
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard unit < 0xDC00, take("\\u") else { throw refusal("a surrogate stands alone") }
        let low = try codeUnit()
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit - 0xD800) << 10) + UInt32(low - 0xDC00))
        else { throw refusal("a surrogate stands alone") }
        return scalar
    }

    private mutating func codeUnit() throws(Refusal) -> UInt16 {
        let end = position + 4
        guard end <= bytes.count,
            bytes[position..<end].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let unit = UInt16(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16)
        else { throw refusal("an escape is not valid") }
        position = end
        return unit
    }

    private var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let wanted = "\(word)".utf8
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
    }

    private func refusal(_ reason: String) -> Refusal {
        let before = bytes[..<position]
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return Refusal(
            line: before.count { $0 == 0x0A } + 1,
            column: String(decoding: before[lineStart...], as: UTF8.self).count + 1,
            reason: reason
        )
    }
}
