import Domain

/// The error registry: every code that a contract may answer with.
public enum ErrorCode: String, CaseIterable, Sendable {
    case common001 = "COMMON_001"
    case common002 = "COMMON_002"
    case common003 = "COMMON_003"
    case common004 = "COMMON_004"
    case common005 = "COMMON_005"
    case common006 = "COMMON_006"
    case common007 = "COMMON_007"
    case common008 = "COMMON_008"
    case common009 = "COMMON_009"
    case common010 = "COMMON_010"
    case common011 = "COMMON_011"
    case auth001 = "AUTH_001"
    case auth002 = "AUTH_002"
    case auth003 = "AUTH_003"
    case auth004 = "AUTH_004"
    case auth005 = "AUTH_005"
    case auth006 = "AUTH_006"
    case user001 = "USER_001"
    case user002 = "USER_002"
    case user003 = "USER_003"
    case tweet001 = "TWEET_001"
    case friend001 = "FRIEND_001"
    case friend002 = "FRIEND_002"
    case friend003 = "FRIEND_003"
}

extension ErrorCode {
    /// The code of a failure.
    init(_ failure: Failure) {
        self =
            switch failure {
            case .invalid: .common001
            case .unreadableBody: .common002
            case .unknownPath: .common003
            case .methodNotAllowed: .common004
            case .tooLarge: .common005
            case .unsupportedType: .common006
            case .tooManyRequests: .common007
            case .unavailable: .common008
            case .internal: .common009
            case .malformedRequest: .common010
            case .changed: .common011
            case .noToken: .auth001
            case .invalidToken: .auth002
            case .expiredToken: .auth003
            case .wrongCredentials: .auth004
            case .notYours: .auth005
            case .revokedSession: .auth006
            case .usernameTaken: .user001
            case .emailTaken: .user002
            case .noSuchUser: .user003
            case .noSuchTweet: .tweet001
            case .alreadyFriend: .friend001
            case .selfFollow: .friend002
            case .notFriend: .friend003
            }
    }
}
