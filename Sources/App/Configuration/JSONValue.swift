/// A JSON value as a configuration file writes it: repeated keys and the digits of numbers are kept.
enum JSONValue: Sendable, Equatable {
    struct Member: Sendable, Equatable {
        let key: String
        let value: JSONValue
    }

    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// The value in a message: whole where it is short, its kind otherwise.
    var shown: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let digits): digits
        case .string(let text): Shown.text(text)
        case .array(let items): items.count > 8 ? "an array" : "[\(items.map(\.shown).joined(separator: ", "))]"
        case .object: "an object"
        }
    }
}
