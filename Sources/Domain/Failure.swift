/// Everything that can go wrong with a request: a case for each row of the error registry.
public enum Failure: Error, Equatable, Sendable {
    /// Values are missing or invalid; all that fail, in the order of the resource's keys.
    case invalid([FieldError])
    /// The body cannot be read.
    case unreadableBody
    /// There is no such path.
    /// - suggestion: the path that was probably meant.
    case unknownPath(suggestion: String?)
    /// The path does not take this method.
    case methodNotAllowed(allowed: [String])
    /// The body or the head is too large.
    case tooLarge
    /// The body's type is not supported.
    case unsupportedType
    /// Too many requests of this kind; try again later.
    case tooManyRequests(retryAfter: Int)
    /// Overloaded, draining, or the storage takes no writes.
    case unavailable(retryAfter: Int)
    /// Something broke inside.
    /// - cause: for the log, and for answers only where debugging is configured.
    case `internal`(cause: String)
    /// Not a valid HTTP request; the connection closes.
    case malformedRequest
    /// The resource is not what the caller said it is (`If-Match`).
    case changed
    case noToken
    case invalidToken
    case expiredToken
    /// Wrong username or password; one answer for both.
    case wrongCredentials
    /// The resource belongs to someone else.
    case notYours
    case revokedSession
    case usernameTaken
    case emailTaken
    case noSuchUser
    case noSuchTweet
    case alreadyFriend
    case selfFollow
    case notFriend
}

/// One failing value.
public struct FieldError: Hashable, Sendable {
    /// The key as the wire spells it, or the name of the parameter.
    public let field: String
    public let reason: Reason

    public init(_ field: String, _ reason: Reason) {
        self.field = field
        self.reason = reason
    }

    /// Why a value is refused. Each contract says it in the caller's language.
    public enum Reason: Hashable, Sendable {
        case missing
        /// The value is there, but of another type.
        case mustBeText
        case mustBeInteger
        case mustBeObject
        /// Fewer or more grapheme clusters than allowed.
        case length(min: Int, max: Int)
        /// A number outside its range.
        case range(min: Int64, max: Int64)
        case blank
        /// A username with other characters than letters, digits, `_`, `.` and `-`.
        case characters
        /// Not an e-mail address.
        case email
        case controlCharacter
        /// Not an identifier: a positive 64-bit integer.
        case identifier
        /// None of the values that are taken.
        case oneOf([String])
        /// Given more than once.
        case repeated
        /// Cannot be decoded (percent-encoding or UTF-8).
        case encoding
        /// Not taken here (a body with GET, a query string with POST …).
        case notAllowed
        /// Not together with another parameter.
        case conflicts(with: String)
        /// Says something else than the path.
        case differsFromPath
        /// Not a picture of the types that are taken.
        case picture
        /// A file that is larger than allowed.
        case bytes(max: Int)
    }
}
