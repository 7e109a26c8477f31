/// One part of a `multipart/form-data` body.
public struct MultipartPart: Sendable {
    /// The field's name.
    public let name: String
    /// The name of the file that the part holds; nil where it is a plain value.
    public let fileName: String?
    /// The part's own `Content-Type`, as it came.
    public let contentType: String?
    /// The bytes of the part: a slice of the whole body, not a copy.
    public let body: ArraySlice<UInt8>

    /// The body as text; nil where it is no UTF-8.
    public var text: String? {
        String(validating: body, as: UTF8.self)
    }

    /// - Parameter head: the lines before the empty one, without it.
    init(head: ArraySlice<UInt8>, body: ArraySlice<UInt8>) throws(MultipartError) {
        var disposition: [(name: String, value: String)]?
        var contentType: String?
        var rest = head
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\r")) ?? rest.endIndex
            var line = FieldScanner(rest[..<end])
            rest = rest[end...].dropFirst()
            // Only CRLF ends a line; a lone CR, or a final one, makes the head invalid.
            if end < head.endIndex {
                guard rest.first == UInt8(ascii: "\n") else { throw .head }
                rest = rest.dropFirst()
            }
            guard let field = line.token()?.lowercased(), line.take(":") else { throw .head }
            line.skipSpace()
            switch field {
            case "content-disposition":
                guard disposition == nil, line.token()?.lowercased() == "form-data",
                    let parameters = ParameterList.read(&line, backslash: .quoteOrBackslash)
                else { throw .head }
                disposition = parameters
            case "content-type":
                guard contentType == nil, let value = String(validating: line.upTo { $0 < 0x20 }, as: UTF8.self),
                    line.isAtEnd
                else { throw .head }
                contentType = value
            case "content-transfer-encoding":
                // Deprecated by RFC 7578; what says "base64" would be stored undecoded.
                guard let coding = line.token()?.lowercased(), ["binary", "8bit", "7bit"].contains(coding) else {
                    throw .head
                }
            default:
                break
            }
        }
        guard let name = disposition?.first(where: { $0.name == "name" })?.value else { throw .head }
        self.name = name
        fileName = disposition?.first { $0.name == "filename" }?.value
        self.contentType = contentType
        self.body = body
    }
}
