import Domain
import HTTP

/// The keys that a body gives, whichever type it is of. Keys that nobody asks for are ignored.
enum BodyFields {
    case json(JSONObject)
    case form(Form)
    case multipart(Multipart)

    /// Reads a body of a type.
    /// - Throws: `unreadableBody`; `invalid` where it is no object, and where a field comes twice.
    init(_ body: [UInt8], _ type: BodyType) throws(Failure) {
        switch type {
        case .json: self = .json(try Self.object(body))
        case .form: self = .form(try Self.form(body))
        case .multipart(let boundary): self = .multipart(try Self.multipart(body, boundary))
        }
    }

    private static func object(_ body: [UInt8]) throws(Failure) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONParser.parse(body)
        } catch {
            throw .unreadableBody
        }
        guard case .object(let object) = value else { throw .invalid([FieldError("body", .mustBeObject)]) }
        return object
    }

    private static func form(_ body: [UInt8]) throws(Failure) -> Form {
        // An empty body, and a byte order mark, are as little a form as they are JSON.
        guard !body.isEmpty, !body.starts(with: [0xEF, 0xBB, 0xBF]), let form = Form(body) else {
            throw .unreadableBody
        }
        try checkOnce(form.fields.map(\.name))
        return form
    }

    private static func multipart(_ body: [UInt8], _ boundary: String?) throws(Failure) -> Multipart {
        guard let boundary else { throw .unreadableBody }
        let multipart: Multipart
        do {
            multipart = try Multipart(body, boundary: boundary)
        } catch {
            throw .unreadableBody
        }
        try checkOnce(multipart.parts.map(\.name))
        return multipart
    }

    private static func checkOnce(_ names: [String]) throws(Failure) {
        var seen: Set<String> = []
        var told: Set<String> = []
        let errors = names.filter { !seen.insert($0).inserted && told.insert($0).inserted }
            .map { FieldError($0, .repeated) }
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
        case .form(let form):
            form[key].map { .value($0) } ?? .absent
        case .multipart(let multipart):
            switch multipart[key] {
            case nil: .absent
            case let part?: part.fileName == nil ? part.text.map { .value($0) } ?? .wrongType : .wrongType
            }
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
        case .form, .multipart:
            switch text(key) {
            case .absent: .absent
            case .null: .null
            case .wrongType: .wrongType
            case .value(let text): Identifier(digits: text).map { .value($0) } ?? .wrongType
            }
        }
    }
}
