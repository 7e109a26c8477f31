/// A `multipart/form-data` body (RFC 7578), in time proportional to its length.
public struct Multipart: Sendable {
    /// The most parts that a body may have.
    public static let maxParts = 1000
    /// The most bytes that a part's head may have.
    public static let maxHeadBytes = 8192

    /// In their order.
    public let parts: [MultipartPart]

    /// - Parameter boundary: of the `Content-Type`.
    /// - Throws: why the body is refused.
    public init(_ body: [UInt8], boundary: String) throws(MultipartError) {
        guard Self.isBoundary(boundary) else { throw .boundary }
        let delimiter = Array("\r\n--\(boundary)".utf8)
        var parts: [MultipartPart] = []
        // The first boundary may stand at the very beginning, without the line break before it; what comes before it
        // is no part (RFC 2046, section 5.1.1), as is what follows the last one.
        var place =
            body.starts(with: delimiter.dropFirst(2))
            ? delimiter.count - 2 : try Self.find(delimiter, in: body, from: 0) + delimiter.count
        while !body[place...].starts(with: Self.dashes) {
            guard parts.count < Self.maxParts else { throw .tooManyParts }
            let head = try Self.afterLineBreak(body, place)
            let end = try Self.endOfHead(body, from: head)
            let start = end + 4
            // An empty body may share its line break with the end of the head.
            let next = try Self.find(delimiter, in: body, from: end + 2)
            parts.append(try MultipartPart(head: body[head..<end], body: body[start..<max(start, next)]))
            place = next + delimiter.count
        }
        try Self.checkEnd(body, place + Self.dashes.count)
        self.parts = parts
    }

    /// The first part of a name.
    public subscript(_ name: String) -> MultipartPart? {
        parts.first { $0.name == name }
    }

    private static let dashes = Array("--".utf8)

    /// Where a delimiter begins. It holds no CR but its first byte, so that what was compared once is never looked at
    /// again for another beginning.
    private static func find(_ delimiter: [UInt8], in body: [UInt8], from start: Int) throws(MultipartError) -> Int {
        let text = body.span
        var place = start
        while place + delimiter.count <= text.count {
            guard text[place] == UInt8(ascii: "\r") else {
                place += 1
                continue
            }
            var matched = 1
            while matched < delimiter.count, text[place + matched] == delimiter[matched] {
                matched += 1
            }
            if matched == delimiter.count { return place }
            place += matched
        }
        throw .truncated
    }

    /// Passes the line break after a boundary, and the blanks that RFC 2046 allows before it.
    private static func afterLineBreak(_ body: [UInt8], _ start: Int) throws(MultipartError) -> Int {
        var place = start
        while place < body.count, body[place] == UInt8(ascii: " ") || body[place] == UInt8(ascii: "\t") {
            place += 1
        }
        guard place + 1 < body.count else { throw .truncated }
        guard body[place] == UInt8(ascii: "\r"), body[place + 1] == UInt8(ascii: "\n") else { throw .delimiter }
        return place + 2
    }

    private static func checkEnd(_ body: [UInt8], _ start: Int) throws(MultipartError) {
        var place = start
        while place < body.count, body[place] == UInt8(ascii: " ") || body[place] == UInt8(ascii: "\t") {
            place += 1
        }
        if place < body.count, !body[place...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) {
            throw .delimiter
        }
    }

    /// Where the CR LF CR LF after a head begins.
    private static func endOfHead(_ body: [UInt8], from start: Int) throws(MultipartError) -> Int {
        var place = start
        while place + 3 < body.count {
            guard place - start <= maxHeadBytes else { throw .head }
            if body[place] == UInt8(ascii: "\r"), body[place + 1] == UInt8(ascii: "\n"),
                body[place + 2] == UInt8(ascii: "\r"), body[place + 3] == UInt8(ascii: "\n")
            {
                return place
            }
            place += 1
        }
        throw .truncated
    }

    private static func isBoundary(_ boundary: String) -> Bool {
        (1...70).contains(boundary.utf8.count) && !boundary.hasSuffix(" ")
            && boundary.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "'")...UInt8(ascii: ")"), UInt8(ascii: "+")...UInt8(ascii: ":"),
                    UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: " "):
                    true
                default: false
                }
            }
    }
}
