/// Writes pieces of JSON to where a writer has room, as long as they fit.
///
/// In the writer the place is memory, for which each piece waits until the one before it is written. Here it is a value of
/// its own, which stays in a register.
public struct JSONCursor: ~Copyable {
    // Unsafe on purpose, as the writer's pointer is: each piece is checked against the end, and the memory is lent for the
    // time of one call.
    @usableFromInline var place: UnsafeMutableRawPointer
    @usableFromInline let end: UnsafeMutableRawPointer
    @usableFromInline var moment: MomentText
    /// Whether each piece has found room.
    @usableFromInline var isWhole = true

    @inlinable @inline(__always)
    init(_ place: UnsafeMutableRawPointer, before end: UnsafeMutableRawPointer, _ moment: consuming MomentText) {
        self.place = place
        self.end = end
        self.moment = moment
    }

    /// JSON as it is to stand.
    @inlinable @inline(__always)
    public mutating func verbatim(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        guard hasRoom(length) else { return }
        place.copyMemory(from: text.utf8Start, byteCount: length)
        place += length
    }

    /// A number.
    @inlinable @inline(__always)
    public mutating func integer(_ value: Int64) {
        guard hasRoom(DecimalDigits.room &+ 1) else { return }
        place += DecimalDigits.write(value, to: place)
    }

    /// A string, with the escapes that it needs.
    @inlinable @inline(__always)
    public mutating func string(_ value: String) {
        let length = QuotedText.write(value, at: place, before: end)
        place += length
        if length == 0 { isWhole = false }
    }

    /// A moment, as a string.
    /// - Parameter seconds: see `JSONWriter.timestamp`.
    @inlinable @inline(__always)
    public mutating func timestamp(_ seconds: Int64, _ form: TimestampForm) {
        guard hasRoom(MomentText.room) else { return }
        place += moment.write(seconds, form, at: place)
    }

    @inlinable @inline(__always)
    mutating func hasRoom(_ length: Int) -> Bool {
        if end - place >= length { return true }
        isWhole = false
        return false
    }
}

extension JSONWriter {
    /// Writes a value piece by piece into the room that there is.
    /// - Parameter write: has to make one valid value, without a comma before it.
    /// - Returns: whether all of the value found room. Where it did not, nothing is written.
    @inlinable @inline(__always)
    public mutating func value(_ write: (inout JSONCursor) -> Void) -> Bool {
        let start = UnsafeMutableRawPointer(base)
        var cursor = JSONCursor(start + written, before: start + capacity, moment)
        if needsComma { cursor.verbatim(",") }
        write(&cursor)
        moment = cursor.moment
        guard cursor.isWhole else { return false }
        written = cursor.place - start
        needsComma = true
        return true
    }
}
