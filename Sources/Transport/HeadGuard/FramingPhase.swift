/// Where in a connection's bytes `HeadGuard` stands: what the next byte belongs to.
enum FramingPhase: UInt8, Sendable {
    // Between requests: nothing yet, the LF of an empty line, what follows that line.
    case idle, emptyLineFeed, emptyLine
    // The request line.
    case method, targetStart, target, asterisk, version
    // Field lines, and trailers.
    case lineStart, name, value, specialValue, lineFeed, lastLineFeed
    // Bodies.
    case length, chunkSize, chunkSizeLineFeed, chunk, chunkEnd, chunkEndLineFeed
    /// The last byte of a request is read and its end not yet told.
    case requestEnd
    /// evhttp reads no further request.
    case closing
    case refused

    /// Whether its bytes count against the limit of a head.
    var isHead: Bool {
        rawValue >= Self.method.rawValue && rawValue <= Self.lastLineFeed.rawValue
    }
}
