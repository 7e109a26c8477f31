import Domain
import HTTP

/// What a value on the wire is like: as much of JSON Schema 2020-12 as the contracts need.
struct Schema: Sendable {
    enum Form: Sendable {
        /// - format: one that the OpenAPI registry names.
        case text(length: ClosedRange<Int>?, pattern: String?, format: String?)
        case integer(ClosedRange<Int64>)
        case bool
        /// One certain truth value.
        case constant(Bool)
        case oneOf([String])
        case anyOf([Schema])
        /// - isSet: whether none may come twice.
        indirect case list(Schema, isSet: Bool)
        case object([Member])
        /// One of the document's components.
        case named(String)
        /// The bytes of a file.
        case file
    }

    /// One key of an object.
    struct Member: Sendable {
        let key: String
        let schema: Schema
        let isRequired: Bool
    }

    let form: Form
    private(set) var isNullable = false
    /// Of an object, whether it has to have some key at least.
    private(set) var isFilled = false
    private(set) var note: Text?
    /// What a value that is left out counts as.
    private(set) var usual: JSONValue?

    init(_ form: Form) {
        self.form = form
    }

    /// Where null is a value, too.
    var orNull: Schema {
        var schema = self
        schema.isNullable = true
        return schema
    }

    /// An object that has some key at least.
    var withSomeKey: Schema {
        var schema = self
        schema.isFilled = true
        return schema
    }

    func noted(_ korean: String, _ english: String) -> Schema {
        var schema = self
        schema.note = Text(korean, english)
        return schema
    }

    func usually(_ value: JSONValue) -> Schema {
        var schema = self
        schema.usual = value
        return schema
    }
}

extension Schema {
    static let text = Schema(.text(length: nil, pattern: nil, format: nil))
    /// Any text but an empty one.
    static let filled = Schema(.text(length: 1...Int.max, pattern: sound, format: nil))
    /// A text that can stand in a query or a form.
    static let argument = text(pattern: sound)
    private static let sound = #"^[^\u0000]*$"#
    static let bool = Schema(.bool)
    static let file = Schema(.file)
    static let id = Schema(.integer(1...Int64.max))
    static let count = Schema(.integer(0...Int64.max))

    static func text(pattern: String) -> Schema { Schema(.text(length: nil, pattern: pattern, format: nil)) }
    static func integer(_ range: ClosedRange<Int64>) -> Schema { Schema(.integer(range)) }
    static func oneOf(_ values: [String]) -> Schema { Schema(.oneOf(values)) }
    static func list(_ element: Schema) -> Schema { Schema(.list(element, isSet: false)) }
    static func set(_ element: Schema) -> Schema { Schema(.list(element, isSet: true)) }
    static func named(_ name: String) -> Schema { Schema(.named(name)) }

    /// - Parameter optional: the keys that may be missing.
    static func object(
        _ members: KeyValuePairs<String, Schema>,
        optional: KeyValuePairs<String, Schema> = [:]
    ) -> Schema {
        Schema(
            .object(
                members.map { Member(key: $0, schema: $1, isRequired: true) }
                    + optional.map { Member(key: $0, schema: $1, isRequired: false) }
            )
        )
    }

    /// A text that a rule judges. Its length is counted in grapheme clusters, of which a text has at most as many as it
    /// has code points, by which JSON Schema counts.
    static func text(_ rule: TextRule) -> Schema {
        let pattern =
            switch rule.form {
            case .any, .noControl: sound
            case .notBlank: #"^[^\u0000]*[^\s\u0000][^\u0000]*$"#
            // What is allowed beyond ASCII cannot be said in a way that all languages understand.
            case .username: #"^[^\u0000-,/:-@\[-^`{-\u007f]+$"#
            case .email: #"^[^@\u0000]+@[^@\u0000]+$"#
            }
        return Schema(.text(length: rule.length, pattern: pattern, format: nil))
    }

    /// A moment in a contract's own form.
    static func moment(_ form: TimestampForm) -> Schema {
        switch form {
        case .zulu: Schema(.text(length: nil, pattern: nil, format: "date-time"))
        case .spaced: .text(pattern: #"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$"#)
        }
    }
}
