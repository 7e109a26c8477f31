/// Reads one JSON text (RFC 8259), strictly: UTF-8 without a byte order mark, no key twice in an object, no lone
/// surrogates, no numbers beyond a Double, nothing after the value.
public struct JSONParser {
    /// The most containers within each other, the outermost being 1.
    public static let maxDepth = 16

    private let text: [UInt8]
    private var place = 0
    private var depth = 0

    private init(_ text: [UInt8]) {
        self.text = text
    }

    /// The value of a whole text.
    /// - Throws: where and why the text is refused.
    public static func parse(_ text: [UInt8]) throws(JSONError) -> JSONValue {
        try validate(text)
        var parser = JSONParser(text)
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.place == text.count else { throw parser.error(.trailing) }
        return value
    }

    private static func validate(_ text: [UInt8]) throws(JSONError) {
        do {
            _ = try UTF8Span(validating: text.span)
        } catch {
            throw JSONError(offset: error.byteOffsets.lowerBound, reason: .encoding)
        }
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { throw JSONError(offset: 0, reason: .encoding) }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        guard place < text.count else { throw error(.end) }
        switch text[place] {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try word("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try word("null")
            return .null
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw error(.unexpected)
        }
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        try enter()
        var object = JSONObject()
        if take(UInt8(ascii: "}")) { return leave(object) }
        while true {
            let start = place
            guard place < text.count else { throw error(.end) }
            guard text[place] == UInt8(ascii: "\"") else { throw error(.unexpected) }
            let key = try string()
            skipSpace()
            try expect(UInt8(ascii: ":"))
            skipSpace()
            guard object.append(key, try value()) else { throw JSONError(offset: start, reason: .duplicateKey) }
            skipSpace()
            if take(UInt8(ascii: "}")) { return leave(object) }
            try expect(UInt8(ascii: ","))
            skipSpace()
        }
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try enter()
        var array: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return leave(array) }
        while true {
            array.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return leave(array) }
            try expect(UInt8(ascii: ","))
            skipSpace()
        }
    }

    private mutating func enter() throws(JSONError) {
        guard depth < Self.maxDepth else { throw error(.depth) }
        depth += 1
        place += 1
        skipSpace()
    }

    private mutating func leave<Container>(_ container: Container) -> Container {
        depth -= 1
        return container
    }

    private mutating func string() throws(JSONError) -> String {
        place += 1
        let start = place
        while place < text.count {
            let byte = text[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                return String(decoding: text[start..<place - 1], as: UTF8.self)
            }
            if JSONEscape.isNeeded(byte) { return try escapedString(Array(text[start..<place])) }
            place += 1
        }
        throw error(.end)
    }

    /// The string that begins with some bytes and goes on here.
    private mutating func escapedString(_ beginning: [UInt8]) throws(JSONError) -> String {
        var bytes = beginning
        while place < text.count {
            let byte = text[place]
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                return String(decoding: bytes, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try escape(into: &bytes)
            case 0..<0x20:
                throw error(.control)
            default:
                bytes.append(byte)
                place += 1
            }
        }
        throw error(.end)
    }

    private mutating func escape(into bytes: inout [UInt8]) throws(JSONError) {
        guard place + 1 < text.count else { throw JSONError(offset: text.count, reason: .end) }
        if let byte = JSONEscape.byte(text[place + 1]) {
            bytes.append(byte)
            place += 2
            return
        }
        let start = place
        var code = UInt32(try codeUnit())
        if code & 0xFC00 == 0xD800 {
            let low = UInt32(try codeUnit())
            guard low & 0xFC00 == 0xDC00 else { throw JSONError(offset: start, reason: .escape) }
            code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(code) else { throw JSONError(offset: start, reason: .escape) }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The UTF-16 code unit of `\u0000`.
    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        let start = place
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw JSONError(offset: start, reason: .escape) }
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard place < text.count else { throw error(.end) }
            guard let digit = HexDigit.value(text[place]) else { throw JSONError(offset: start, reason: .escape) }
            unit = unit << 4 | UInt16(digit)
            place += 1
        }
        return unit
    }

    private mutating func number() throws(JSONError) -> JSONValue {
        let start = place
        let isNegative = take(UInt8(ascii: "-"))
        let first = place
        try digits()
        if text[first] == UInt8(ascii: "0"), place - first > 1 { throw JSONError(offset: first, reason: .number) }
        var isInteger = true
        if take(UInt8(ascii: ".")) {
            isInteger = false
            try digits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        if isInteger, let integer = integer(first..<place, isNegative: isNegative) { return .integer(integer) }
        guard let number = Double(String(decoding: text[start..<place], as: UTF8.self)), number.isFinite else {
            throw JSONError(offset: start, reason: .number)
        }
        return .number(number)
    }

    private func integer(_ digits: Range<Int>, isNegative: Bool) -> Int64? {
        // Counted downwards, because the range of Int64 goes one further there.
        var negated: Int64 = 0
        for place in digits {
            let (product, overflows) = negated.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.subtractingReportingOverflow(Int64(text[place] - UInt8(ascii: "0")))
            if overflows || overflowsToo { return nil }
            negated = sum
        }
        if isNegative { return negated }
        return negated == .min ? nil : -negated
    }

    private mutating func digits() throws(JSONError) {
        let start = place
        while place < text.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[place]) {
            place += 1
        }
        guard place > start else { throw error(place < text.count ? .number : .end) }
    }

    private mutating func word(_ word: String) throws(JSONError) {
        for byte in word.utf8 {
            try expect(byte)
        }
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw error(place < text.count ? .unexpected : .end) }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < text.count, text[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func skipSpace() {
        while place < text.count {
            switch text[place] {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): place += 1
            default: return
            }
        }
    }

    private func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(offset: place, reason: reason)
    }
}
