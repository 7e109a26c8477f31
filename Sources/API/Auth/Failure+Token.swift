import Domain

extension Failure {
    /// Whether a token is no good: it is none of ours, has expired, or its session is closed.
    var isOfToken: Bool {
        switch self {
        case .invalidToken, .expiredToken, .revokedSession: true
        default: false
        }
    }

    /// What a token that is no good comes to where none is needed.
    /// - Throws: itself, where it is another failure.
    func asNoCaller() throws(Failure) -> Caller? {
        guard isOfToken else { throw self }
        return nil
    }
}
