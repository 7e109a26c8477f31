import Domain
import HTTP

/// How a contract writes moments.
struct TimeStyle: Sendable {
    let form: TimestampForm
    /// The offset of the zone from UTC, in seconds.
    let offset: Int64
}

extension JSONWriter {
    mutating func moment(_ moment: Timestamp, _ style: TimeStyle) {
        timestamp(moment.rawValue &+ style.offset, style.form)
    }
}

extension JSONCursor {
    /// A moment, in the form and zone of a style.
    @inline(__always)
    mutating func moment(_ moment: Timestamp, _ style: TimeStyle) {
        timestamp(moment.rawValue &+ style.offset, style.form)
    }
}
