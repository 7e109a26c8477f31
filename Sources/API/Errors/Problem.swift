import Domain

/// A failure in words, before a contract dresses it.
public struct Problem: Sendable {
    public let code: ErrorCode
    public let message: String
    /// The fields that are wrong, where that is what failed.
    public let fields: [(field: String, reason: String)]

    init(_ failure: Failure, in language: Language) {
        let code = ErrorCode(failure)
        self.code = code
        var fields: [(field: String, reason: String)] = []
        var message = code.message(in: language)
        if case .invalid(let errors) = failure {
            fields = errors.map { (field: $0.field, reason: $0.sentence(in: language)) }
        }
        if case .unknownPath(let suggestion?) = failure {
            message += Text(" 올바른 경로: \(suggestion)", " The right path is \(suggestion)")(in: language)
        }
        self.fields = fields
        self.message = message
    }
}
