internal import JSON

/// Reads JSON that `JSONWriter` wrote, in the order in which it was written: the calls mirror the writer's.
///
/// No tree is built and no key is looked up, so that a million rows are read in a second; anything that the writer would
/// not have written is refused.
struct JSONCursor {
    private let bytes: [UInt8]
    private(set) var place: Int
    private let end: Int
    private var needsComma = false

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        place = range.lowerBound
        end = range.upperBound
    }

    init(_ bytes: [UInt8]) {
        self.init(bytes, 0..<bytes.count)
    }

    /// Whether everything has been read.
    var isAtEnd: Bool { place == end }

    mutating func beginObject() throws(JSONError) {
        try open(UInt8(ascii: "{"))
    }

    mutating func endObject() throws(JSONError) {
        try expect(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func beginArray() throws(JSONError) {
        try open(UInt8(ascii: "["))
    }

    /// Takes the end of an array where it stands here.
    mutating func endsArray() -> Bool {
        guard take(UInt8(ascii: "]")) else { return false }
        needsComma = true
        return true
    }

    mutating func endArray() throws(JSONError) {
        guard endsArray() else { throw error(.unexpected) }
    }

    /// Begins a new line, as `JSONWriter.line` does.
    mutating func line() throws(JSONError) {
        try comma()
        try expect(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Takes the comma after a value where one stands, at the end of a line.
    mutating func endsWithComma() -> Bool {
        guard needsComma, take(UInt8(ascii: ",")) else { return false }
        needsComma = false
        return true
    }

    /// The key that has to stand here.
    mutating func key(_ key: StaticString) throws(JSONError) {
        try comma()
        try expect(UInt8(ascii: "\""))
        guard end - place >= key.utf8CodeUnitCount + 2 else { throw error(.end) }
        for byte in "\(key)".utf8 { try expect(byte) }
        try expect(UInt8(ascii: "\""))
        try expect(UInt8(ascii: ":"))
        needsComma = false
    }

    /// The key that stands here, whatever it is.
    mutating func anyKey() throws(JSONError) -> String {
        let key = try string()
        try expect(UInt8(ascii: ":"))
        needsComma = false
        return key
    }

    mutating func integer() throws(JSONError) -> Int64 {
        try comma()
        let isNegative = take(UInt8(ascii: "-"))
        let start = place
        var negated: Int64 = 0
        while place < end, case let digit = bytes[place] &- UInt8(ascii: "0"), digit <= 9 {
            let (product, overflows) = negated.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.subtractingReportingOverflow(Int64(digit))
            if overflows || overflowsToo { throw error(.number) }
            negated = sum
            place += 1
        }
        let length = place - start
        let isPadded = length > 1 && bytes[start] == UInt8(ascii: "0")
        guard length > 0, !isPadded, isNegative || negated != .min else { throw error(.number) }
        needsComma = true
        return isNegative ? negated : -negated
    }

    mutating func bool() throws(JSONError) -> Bool {
        try comma()
        needsComma = true
        if take("true") { return true }
        if take("false") { return false }
        throw error(.unexpected)
    }

    /// Takes a null where one stands here.
    mutating func isNull() throws(JSONError) -> Bool {
        let before = (place, needsComma)
        try comma()
        guard take("null") else {
            (place, needsComma) = before
            return false
        }
        needsComma = true
        return true
    }

    mutating func string() throws(JSONError) -> String {
        try comma()
        try expect(UInt8(ascii: "\""))
        let start = place
        while place < end {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") {
                place += 1
                needsComma = true
                return String(decoding: bytes[start..<place - 1], as: UTF8.self)
            }
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start - 1) }
            if byte < 0x20 { throw error(.control) }
            place += 1
        }
        throw error(.end)
    }

    /// The string whose quote stands at `start`, and which holds escapes.
    private mutating func escapedString(from start: Int) throws(JSONError) -> String {
        while place < end, bytes[place] != UInt8(ascii: "\"") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        guard place < end else { throw JSONError(offset: end, reason: .end) }
        place += 1
        guard case .string(let string) = try JSONParser.parse(Array(bytes[start..<place])) else {
            throw error(.unexpected)
        }
        needsComma = true
        return string
    }

    private mutating func open(_ bracket: UInt8) throws(JSONError) {
        try comma()
        try expect(bracket)
        needsComma = false
    }

    private mutating func comma() throws(JSONError) {
        if needsComma { try expect(UInt8(ascii: ",")) }
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw error(place < end ? .unexpected : .end) }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard place < end, bytes[place] == byte else { return false }
        place += 1
        return true
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard end - place >= length, bytes[place..<place + length].elementsEqual("\(word)".utf8) else { return false }
        place += length
        return true
    }

    private func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(offset: place, reason: reason)
    }
}
