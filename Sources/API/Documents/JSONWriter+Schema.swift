import HTTP

extension JSONWriter {
    /// A schema, as OpenAPI 3.1 writes it.
    mutating func schema(_ schema: Schema) {
        beginObject()
        switch schema.form {
        case .text(let length, let pattern, let format):
            type("string", schema)
            if let length {
                if length.lowerBound > 0 { member("minLength", Int64(length.lowerBound)) }
                if length.upperBound < .max { member("maxLength", Int64(length.upperBound)) }
            }
            if let pattern { member("pattern", pattern) }
            if let format { member("format", format) }
        case .integer(let range):
            type("integer", schema)
            member("format", "int64")
            member("minimum", range.lowerBound)
            if range.upperBound < .max { member("maximum", range.upperBound) }
        case .bool:
            type("boolean", schema)
        case .constant(let value):
            key("const")
            bool(value)
        case .oneOf(let values):
            type("string", schema)
            key("enum")
            strings(values)
        case .anyOf(let schemas):
            key("anyOf")
            beginArray()
            for schema in schemas { self.schema(schema) }
            endArray()
        case .list(let element, let isSet):
            type("array", schema)
            key("items")
            self.schema(element)
            if isSet {
                key("uniqueItems")
                bool(true)
            }
        case .object(let members):
            type("object", schema)
            if schema.isFilled { member("minProperties", 1) }
            object(members)
        case .named(let name):
            member("$ref", "#/components/schemas/\(name)")
        case .file:
            type("string", schema)
            member("contentMediaType", "application/octet-stream")
            member("format", "binary")
        }
        if let usual = schema.usual {
            key("default")
            value(usual)
        }
        if let note = schema.note { member("description", note.both) }
        endObject()
    }

    private mutating func type(_ name: String, _ schema: Schema) {
        key("type")
        if schema.isNullable { strings([name, "null"]) } else { string(name) }
    }

    private mutating func object(_ members: [Schema.Member]) {
        let required = members.filter(\.isRequired).map(\.key)
        if !required.isEmpty {
            key("required")
            strings(required)
        }
        key("properties")
        beginObject()
        for member in members {
            key(text: member.key)
            schema(member.schema)
        }
        endObject()
    }
}
