/// What `HeadGuard` has found in the bytes of a connection.
enum FramingEvent: Hashable, Sendable {
    /// The next byte is the first of a request line; an empty line before it is not counted.
    case headBegan
    /// The empty line after the header fields is complete.
    case headEnded(BodyFraming)
    /// The request is complete, its body included; what follows belongs to the next one.
    case requestEnded
    /// The next byte makes the request invalid or too large. No further event comes.
    case refused(FramingViolation)
}
