extension FieldLines {
    /// A field with a tag: `W/"0123456789abcdef"`.
    public mutating func append(_ name: StaticString, _ tag: EntityTag) {
        append(name, room: EntityTag.room) { tag.writeFieldValue(to: &$0) }
    }

    /// A field with a request's id.
    public mutating func append(_ name: StaticString, _ id: RequestID) {
        append(name, room: id.room) { id.write(to: &$0) }
    }

    /// A field with a number.
    /// - Parameter number: not negative.
    public mutating func append(_ name: StaticString, _ number: Int) {
        append(name, room: ByteCursor.digitsRoom) { $0.put(digits: UInt64(number)) }
    }
}
