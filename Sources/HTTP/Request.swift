/// One request, as it came over the wire, decoded where that is cheap and otherwise on first use.
///
/// It belongs to the loop that received it and is not `Sendable`: handlers pass values out of it, never the request.
public final class Request {
    public let method: Method
    /// The method's own token, also where `method` is `.other`.
    public let methodToken: String
    /// The request target, undecoded: path and query.
    public let target: String
    /// The path's segments, percent-decoded once; nil where the path cannot be decoded or does not begin with `/`.
    /// A final `/` leaves an empty last segment, except for the root itself, which has no segments.
    public let segments: [String]?
    public let headers: Headers
    public let body: [UInt8]
    /// The client's address without its port: that of the connection, until who trusts a proxy puts another here.
    public var peer: String
    /// `X-Request-Id`: the client's where it is well-formed, else a new one. Set by the first middleware.
    public var id = RequestID.made(0)
    /// Whether the client's own connection is encrypted. Set by who knows it from a trusted proxy; until then it is not.
    public var isSecure = false
    /// What stands before the first `?` of the target, undecoded.
    public let path: Substring
    /// What follows the first `?` of the target, undecoded.
    public let rawQuery: Substring?
    /// The query's parameters; nil where it cannot be decoded.
    public let query: Query?

    public init(
        method: Method,
        methodToken: String? = nil,
        target: String,
        headers: Headers = Headers(),
        body: [UInt8] = [],
        peer: String = ""
    ) {
        self.method = method
        self.methodToken = methodToken ?? method.rawValue
        self.target = target
        self.headers = headers
        self.body = body
        self.peer = peer
        let bytes = target.utf8.span
        var length = 0
        while length < bytes.count, bytes[length] != UInt8(ascii: "?") { length += 1 }
        let mark = target.utf8.index(target.startIndex, offsetBy: length)
        path = target[..<mark]
        rawQuery = length < bytes.count ? target[target.utf8.index(after: mark)...] : nil
        segments = Request.segments(of: path)
        query = if let rawQuery { Query(rawQuery) } else { Query() }
    }

    private static func segments(of path: Substring) -> [String]? {
        let bytes = path.utf8.span
        guard bytes.count > 0, bytes[0] == UInt8(ascii: "/") else { return nil }
        if bytes.count == 1 { return [] }
        var segments: [String] = []
        segments.reserveCapacity(4)
        var start = 1
        for place in 1...bytes.count {
            if place < bytes.count, bytes[place] == UInt8(ascii: "#") { return nil }
            guard place == bytes.count || bytes[place] == UInt8(ascii: "/") else { continue }
            guard let segment = PercentEncoding.decode(bytes.extracting(start..<place), plusIsSpace: false) else {
                return nil
            }
            segments.append(segment)
            start = place + 1
        }
        return segments
    }
}
