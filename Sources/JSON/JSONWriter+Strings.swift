extension JSONWriter {
    /// A text in quotes; a comma has been set where one is needed.
    @usableFromInline
    mutating func quoted(_ value: String) {
        reserve(value.utf8.count &+ QuotedText.room)
        var length = QuotedText.write(value, at: base + written, before: base + capacity)
        if length == 0 {
            reserve(QuotedText.longestEscape &* value.utf8.count &+ QuotedText.room)
            length = QuotedText.write(value, at: base + written, before: base + capacity)
        }
        written &+= length
    }
}
