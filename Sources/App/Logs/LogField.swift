/// The value of one field of a log line.
public enum LogField: Sendable, Equatable {
    case text(String)
    case integer(Int)
    /// Milliseconds, with three digits after the point.
    case microseconds(Int)
}
