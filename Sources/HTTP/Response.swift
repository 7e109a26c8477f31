/// What a handler answers: a status, header fields beyond those that the server adds itself, and a body.
///
/// The server adds `Date`, `Content-Length` and `Connection`; it sends no body for HEAD, 204 and 304 whatever stands here.
public struct Response: Sendable {
    /// How an answer may be kept by those on its way (RFC 9111).
    public enum Caching: Sendable {
        /// By nobody.
        case none
        /// By anyone who asks with its `ETag` whether it is still fresh.
        case revalidated
        /// As its own `Cache-Control` says.
        case own
    }

    // In this order the whole fits into four registers, in which functions return it; beyond that, each of them would
    // copy it.
    public var status: Status
    /// The media type of the body; nil where there is none.
    public var contentType: ContentType?
    public var caching = Caching.none
    /// Whether the connection ends after this response.
    public var closes = false
    /// The fields of this response alone.
    public var headers: FieldLines
    /// The fields that it has in common with others; they are sent beside `headers`.
    public var shared: HeaderBlock?
    public var body: [UInt8]

    public init(
        _ status: Status,
        headers: FieldLines = FieldLines(),
        contentType: ContentType? = nil,
        body: [UInt8] = []
    ) {
        self.status = status
        self.headers = headers
        self.contentType = contentType
        self.body = body
    }

    /// Every field but those that the server adds; slow, for tests and tools.
    public var fields: [Headers.Field] { headers.fields + (shared?.lines.fields ?? []) }

    /// The value of the first field of a name, whatever its case, wherever it stands; slow, for tests and tools.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        if wanted == "content-type", let contentType { return contentType.rawValue }
        return fields.first { $0.name.lowercased() == wanted }?.value
    }

    /// A JSON response.
    public static func json(_ status: Status, _ body: [UInt8]) -> Response {
        Response(status, contentType: .json, body: body)
    }
}
