import Domain
import HTTP

extension V2 {
    func response(to failure: Failure, in language: Language) -> Response {
        let problem = Problem(failure, in: language)
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("success")
        writer.bool(false)
        writer.key("code")
        writer.string(problem.code.rawValue)
        if !problem.fields.isEmpty {
            writer.key("errors")
            writer.beginArray()
            for (field, reason) in problem.fields {
                writer.beginObject()
                writer.key("field")
                writer.string(field)
                writer.key("reason")
                writer.string(reason)
                writer.endObject()
            }
            writer.endArray()
        }
        writer.key("message")
        writer.string(problem.message)
        writer.endObject()
        return .json(Self.status(of: problem.code), writer.finish())
    }

    /// One of the few statuses that the contract knows.
    static func status(of code: ErrorCode) -> Status {
        switch code {
        case .common001, .common002, .common005, .common006, .common010, .common011: .badRequest
        case .common003, .common004: .notFound
        case .common007, .common008: .serviceUnavailable
        case .common009: .internalServerError
        case .auth001, .auth002, .auth003, .auth004, .auth006: .unauthorized
        case .auth005: .forbidden
        case .user001, .user002, .friend001, .friend002: .badRequest
        case .user003, .tweet001, .friend003: .notFound
        }
    }
}
