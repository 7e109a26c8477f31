/// How a moment is written in a body.
public enum TimestampForm: Sendable {
    /// `2026-11-20 21:00:00`
    case spaced
    /// `2026-11-20T21:00:00Z` (RFC 3339)
    case zulu
}
