extension JSONWriter {
    /// A moment, as a string value.
    /// - Parameter seconds: since the epoch, with the offset of the zone already added; what is outside
    ///   `CivilTime.range` becomes its nearest end.
    @inlinable @inline(__always)
    public mutating func timestamp(_ seconds: Int64, _ form: TimestampForm) {
        separate()
        quoted(seconds, form)
        needsComma = true
    }

    @usableFromInline
    mutating func quoted(_ seconds: Int64, _ form: TimestampForm) {
        reserve(MomentText.room)
        written &+= moment.write(seconds, form, at: base + written)
    }
}
