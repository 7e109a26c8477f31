public import HTTP

/// Compares values with the schemas of an OpenAPI document. In answers, objects are closed: a key that the schema does not
/// have is as wrong as one that is missing.
public struct SchemaCheck {
    private let document: JSONValue
    private let isClosed: Bool

    /// - Parameter isClosed: whether an object may have no other keys than its schema.
    public init(_ document: JSONValue, isClosed: Bool = true) {
        self.document = document
        self.isClosed = isClosed
    }

    /// - Returns: where and how the value differs; nil where it does not.
    public func mismatch(_ value: JSONValue, _ schema: JSONValue, at place: String = "$") -> String? {
        if let reference = schema["$ref"]?.text {
            guard let found = resolve(reference) else { return "\(place): there is no \(reference)" }
            return mismatch(value, found, at: place)
        }
        if let choices = schema["anyOf"]?.elements {
            let found = choices.map { mismatch(value, $0, at: place) }
            return found.contains(nil) ? nil : found.first ?? nil
        }
        if let constant = schema["const"] { return value == constant ? nil : "\(place) is \(value), not \(constant)" }
        if let choices = schema["enum"]?.elements, !choices.contains(value) {
            return "\(place) is \(value), not one of them"
        }
        let types = schema["type"]?.elements ?? [schema["type"] ?? .null]
        switch value {
        case .null: return types.contains(.string("null")) ? nil : "\(place) is null"
        case .bool: return types.contains(.string("boolean")) ? nil : "\(place) is a boolean"
        case .integer(let number):
            guard types.contains(.string("integer")) else { return "\(place) is an integer" }
            if case .integer(let least)? = schema["minimum"], number < least { return "\(place) is \(number)" }
            if case .integer(let most)? = schema["maximum"], number > most { return "\(place) is \(number)" }
            return nil
        case .number: return "\(place) is no integer"
        case .string(let text):
            return types.contains(.string("string")) ? self.text(text, schema, place) : "\(place) is a text"
        case .array(let values):
            guard types.contains(.string("array")), let items = schema["items"] else { return "\(place) is an array" }
            for (number, element) in values.enumerated() {
                if let found = mismatch(element, items, at: "\(place)[\(number)]") { return found }
            }
            return nil
        case .object(let object):
            return types.contains(.string("object")) ? members(object, schema, place) : "\(place) is an object"
        }
    }

    /// What `#/components/schemas/User` and the like stand for.
    public func resolve(_ reference: String) -> JSONValue? {
        reference.split(separator: "/").dropFirst().reduce(document) { $0?[String($1)] }
    }

    private func text(_ text: String, _ schema: JSONValue, _ place: String) -> String? {
        if case .integer(let least)? = schema["minLength"], text.unicodeScalars.count < least {
            return "\(place) is short"
        }
        // By code points there may be more than by grapheme clusters, by which the server counts.
        if case .integer(let most)? = schema["maxLength"], text.count > most { return "\(place) is long" }
        if let pattern = schema["pattern"]?.text {
            guard let regex = try? Regex(pattern) else { return "\(place): \(pattern) is no pattern" }
            guard text.contains(regex) else { return "\(place) is \"\(text)\", against \(pattern)" }
        }
        return nil
    }

    private func members(_ object: JSONObject, _ schema: JSONValue, _ place: String) -> String? {
        for key in schema["required"]?.elements ?? [] where object[key.text ?? ""] == nil {
            return "\(place) lacks \(key.text ?? "")"
        }
        for member in object.members {
            guard let known = schema["properties"]?[member.key] else {
                if isClosed { return "\(place) has \(member.key), which is not documented" }
                continue
            }
            if let found = mismatch(member.value, known, at: "\(place).\(member.key)") { return found }
        }
        return nil
    }
}

extension JSONValue {
    /// The value of a key, where this is an object that has it.
    public subscript(_ key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    public var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    public var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    public var keys: [String] {
        if case .object(let object) = self { object.members.map(\.key) } else { [] }
    }
}
