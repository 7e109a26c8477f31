import Domain

extension Failure {
    /// A failure of each code, to show how contracts dress it.
    /// - Parameters:
    ///   - field: what is wrong where values are.
    ///   - allowed: what a path takes where it does not take a method.
    init(specimenOf code: ErrorCode, field: String = "id", allowed: [String] = ["GET", "HEAD", "OPTIONS"]) {
        self =
            switch code {
            case .common001: .invalid([FieldError(field, .missing)])
            case .common002: .unreadableBody
            case .common003: .unknownPath(suggestion: nil)
            case .common004: .methodNotAllowed(allowed: allowed)
            case .common005: .tooLarge
            case .common006: .unsupportedType
            case .common007: .tooManyRequests(retryAfter: 60)
            case .common008: .unavailable(retryAfter: 1)
            case .common009: .internal(cause: "")
            case .common010: .malformedRequest
            case .common011: .changed
            case .auth001: .noToken
            case .auth002: .invalidToken
            case .auth003: .expiredToken
            case .auth004: .wrongCredentials
            case .auth005: .notYours
            case .auth006: .revokedSession
            case .user001: .usernameTaken
            case .user002: .emailTaken
            case .user003: .noSuchUser
            case .tweet001: .noSuchTweet
            case .friend001: .alreadyFriend
            case .friend002: .selfFollow
            case .friend003: .notFriend
            }
    }
}
