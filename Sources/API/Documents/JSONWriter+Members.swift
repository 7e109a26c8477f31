import HTTP

extension JSONWriter {
    mutating func member(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    mutating func member(_ name: StaticString, _ value: Int64) {
        key(name)
        integer(value)
    }

    mutating func strings(_ values: [String]) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    /// A text in every language, by the language's name.
    mutating func text(_ text: Text) {
        beginObject()
        for language in Language.allCases {
            key(text: language.rawValue)
            string(text(in: language))
        }
        endObject()
    }

    /// Any value; a number that is none of the integers stands as text.
    mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let number): integer(number)
        case .number(let number): string(String(number))
        case .string(let text): string(text)
        case .array(let values):
            beginArray()
            for element in values { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                key(text: member.key)
                self.value(member.value)
            }
            endObject()
        }
    }
}

extension Text {
    /// For readers that know one description alone.
    var both: String { korean == english ? korean : "\(korean) · \(english)" }
}
