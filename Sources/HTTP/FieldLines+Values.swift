extension FieldLines {
    /// A field with a tag: `W/"0123456789abcdef"`.
    public mutating func append(_ name: StaticString, _ tag: EntityTag) {
        append(name) { tag.appendFieldValue(to: &$0) }
    }

    /// A field with a request's id.
    public mutating func append(_ name: StaticString, _ id: RequestID) {
        append(name) { $0.append(id) }
    }

    /// A field with a number.
    public mutating func append(_ name: StaticString, _ number: Int) {
        append(name) { $0.append(digits: Int64(number)) }
    }
}
