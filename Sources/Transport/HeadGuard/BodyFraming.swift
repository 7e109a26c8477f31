/// How a request's body is delimited (RFC 9112, section 6.3).
enum BodyFraming: Hashable, Sendable {
    /// There is none, or an empty one.
    case none
    /// By `Content-Length`, in bytes; 1...
    case length(Int)
    case chunked
}
