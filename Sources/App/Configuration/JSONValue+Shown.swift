import HTTP

extension JSONValue {
    /// The value in a message: whole where it is short, its kind otherwise.
    var shown: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .string(let text): Shown.text(text)
        case .array(let items): items.count > 8 ? "an array" : "[\(items.map(\.shown).joined(separator: ", "))]"
        case .object: "an object"
        }
    }
}
