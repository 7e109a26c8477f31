/// Why a text is not the JSON that this server takes.
public struct JSONError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The text ends too early; an empty one does too.
        case end
        /// A byte that cannot stand here.
        case unexpected
        /// Something follows the value.
        case trailing
        /// Not UTF-8, or it begins with a byte order mark.
        case encoding
        /// More containers within each other than `JSONParser.maxDepth`.
        case depth
        /// A key that its object has already.
        case duplicateKey
        /// A backslash with something that is no escape, or half of a surrogate pair.
        case escape
        /// A control character within a string.
        case control
        /// A number against the grammar, or too large for a Double.
        case number
    }

    /// Where in the text it is wrong, in bytes.
    public let offset: Int
    public let reason: Reason

    public init(offset: Int, reason: Reason) {
        self.offset = offset
        self.reason = reason
    }
}
