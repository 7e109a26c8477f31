/// Finds out whether a session that a token names still stands.
public struct Authenticate: Sendable {
    let caller: Caller

    public init(_ caller: Caller) {
        self.caller = caller
    }

    /// - Returns: the caller.
    /// - Throws: `revokedSession` where the session is closed or its user deleted, `expiredToken`, `invalidToken`.
    public func run(in world: World) throws(Failure) -> Eventual<Caller> {
        try world.store.session(caller.session).map { session throws(Failure) in
            guard let session else { throw .revokedSession }
            guard session.user == caller.user else { throw .invalidToken }
            guard world.clock() < session.expiresAt else { throw .expiredToken }
            return caller
        }
    }
}
