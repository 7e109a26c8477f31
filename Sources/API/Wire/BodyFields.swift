import Domain
import HTTP

/// The keys that a body gives, whichever type it is of. Keys that nobody asks for are ignored.
enum BodyFields {
    case json(JSONObject)
    case multipart(Multipart)
    case form(Form)

    /// Reads a JSON body.
    /// - Throws: `unreadableBody`; `invalid` where it is no object.
    static func json(_ body: [UInt8]) throws(Failure) -> BodyFields {
        let value: JSONValue
        do {
            value = try JSONParser.parse(body)
        } catch {
            throw .unreadableBody
        }
        guard case .object(let object) = value else { throw .invalid([FieldError("body", .mustBeObject)]) }
        return .json(object)
    }

    /// Reads a `multipart/form-data` body.
    /// - Throws: `unreadableBody`; `invalid` where a field comes twice.
    static func multipart(_ body: [UInt8], boundary: String) throws(Failure) -> BodyFields {
        let multipart: Multipart
        do {
            multipart = try Multipart(body, boundary: boundary)
        } catch {
            throw .unreadableBody
        }
        try checkOnce(multipart.parts.lazy.map(\.name))
        return .multipart(multipart)
    }

    /// Reads an `application/x-www-form-urlencoded` body.
    /// - Throws: `unreadableBody`; `invalid` where a field comes twice.
    static func form(_ body: [UInt8]) throws(Failure) -> BodyFields {
        guard let form = Form(body) else { throw .unreadableBody }
        try checkOnce(form.fields.lazy.map(\.name))
        return .form(form)
    }

    /// - Throws: `invalid` where a name comes twice.
    private static func checkOnce(_ names: some Sequence<String>) throws(Failure) {
        var seen: Set<String> = []
        var errors: [FieldError] = []
        for name in names where !seen.insert(name).inserted {
            errors.append(FieldError(name, .repeated))
        }
        guard errors.isEmpty else { throw .invalid(errors) }
    }

    func text(_ key: String) -> Given<String> {
        switch self {
        case .json(let object):
            switch object[key] {
            case nil: .absent
            case .null?: .null
            case .string(let text)?: .value(text)
            case _?: .wrongType
            }
        case .multipart(let multipart):
            switch multipart[key] {
            case nil: .absent
            case let part?: part.fileName == nil ? part.text.map { .value($0) } ?? .wrongType : .wrongType
            }
        case .form(let form):
            form[key].map { .value($0) } ?? .absent
        }
    }

    /// An identifier: a number in JSON, its digits in a form.
    func id<Entity>(_ key: String) -> Given<Identifier<Entity>> {
        switch self {
        case .json(let object):
            switch object[key] {
            case nil: .absent
            case .null?: .null
            case .integer(let number)?: Identifier(rawValue: number).map { .value($0) } ?? .wrongType
            case _?: .wrongType
            }
        case .multipart, .form:
            switch text(key) {
            case .absent: .absent
            case .null: .null
            case .wrongType: .wrongType
            case .value(let text): Identifier(digits: text).map { .value($0) } ?? .wrongType
            }
        }
    }
}
