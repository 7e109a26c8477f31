import Domain
import HTTP

extension Classic {
    func response(to failure: Failure, in language: Language) -> Response {
        switch failure {
        case .invalid(let errors):
            Self.answer(errors.allSatisfy { $0.reason == .missing } ? .missingData : .badRequest, .badRequest)
        case .unreadableBody, .tooLarge, .unsupportedType, .malformedRequest, .changed, .emailTaken, .alreadyFriend,
            .selfFollow, .notFriend:
            Self.answer(.badRequest, .badRequest)
        case .usernameTaken:
            Self.answer(.idTaken)
        case .wrongCredentials:
            Self.answer(.wrongPassword)
        case .noSuchUser:
            Self.answer(.unknownID)
        case .noToken, .invalidToken, .expiredToken, .revokedSession, .notYours, .noSuchTweet:
            Self.answer(.notDeleted)
        case .unknownPath, .methodNotAllowed:
            Self.answer(Problem(failure, in: language).message, .notFound)
        case .tooManyRequests, .unavailable:
            Self.answer(Problem(failure, in: language).message, .serviceUnavailable)
        case .internal:
            Self.answer(Problem(failure, in: language).message, .internalServerError)
        }
    }

    /// `{"message": …}`
    static func answer(_ message: Message, _ status: Status = .ok) -> Response {
        answer(message.rawValue, status)
    }

    private static func answer(_ message: String, _ status: Status) -> Response {
        var writer = JSONWriter(capacity: 64)
        writer.beginObject()
        writer.message(message)
        writer.endObject()
        return .json(status, writer.finish())
    }
}

extension JSONWriter {
    /// The member that every answer of the contract has.
    mutating func message(_ message: String) {
        key("message")
        string(message)
    }
}
