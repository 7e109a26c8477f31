import Domain
import HTTP

extension V1 {
    /// `{"error": {"errorCode": …, "message": …}}`: there is no list of fields, so the message names each that is wrong.
    func response(to failure: Failure, in language: Language) -> Response {
        let problem = Problem(failure, in: language)
        var message = problem.message
        for (_, reason) in problem.fields { message += " \(reason)" }
        if debugErrors, case .internal(let cause) = failure { message += " \(cause)" }
        return .json(Self.status(of: problem.code), Self.body(problem.code, message))
    }

    private static func body(_ code: ErrorCode, _ message: String) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("error")
        writer.beginObject()
        writer.key("errorCode")
        writer.string(code.rawValue)
        writer.key("message")
        writer.string(message)
        writer.endObject()
        writer.endObject()
        return writer.finish()
    }

    /// The contract's own: conflicts are 409, and 403 is also a log-in that fails.
    static func status(of code: ErrorCode) -> Status {
        switch code {
        case .common001, .common002, .common005, .common006, .common010: .badRequest
        case .common003, .common004: .notFound
        case .common007, .common008: .serviceUnavailable
        case .common009: .internalServerError
        case .common011: .conflict
        case .auth001, .auth002, .auth003, .auth006: .unauthorized
        case .auth004, .auth005: .forbidden
        case .user001, .user002, .friend001: .conflict
        case .friend002: .badRequest
        case .user003, .tweet001, .friend003: .notFound
        }
    }
}
