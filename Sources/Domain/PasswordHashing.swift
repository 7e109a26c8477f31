/// Hashes passwords, off the event loops.
public protocol PasswordHashing: Sendable {
    /// - Returns: an Argon2id PHC string.
    /// - Throws: `Failure.unavailable` where too many are waiting already.
    func hash(_ password: String) async throws(Failure) -> String

    /// - Parameter hash: nil where there is no such user: it takes as long as with one, and is `wrong`.
    /// - Throws: `Failure.unavailable` where too many are waiting already.
    func verify(_ password: String, against hash: String?) async throws(Failure) -> PasswordVerdict
}

/// What a password is against a stored hash.
public enum PasswordVerdict: Sendable {
    case right
    /// Right, but hashed with weaker parameters than are configured now.
    case rightButWeak
    case wrong
}
