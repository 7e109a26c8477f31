/// Finds out whether a session that a token names still stands.
public struct Authenticate: Sendable {
    let caller: Caller

    public init(_ caller: Caller) {
        self.caller = caller
    }

    /// - Throws: `revokedSession` where the session is closed or its user deleted, `expiredToken`, `invalidToken`.
    public func run(in world: World) async throws(Failure) {
        guard let session = try await world.store.session(caller.session) else { throw .revokedSession }
        guard session.user == caller.user else { throw .invalidToken }
        guard world.clock() < session.expiresAt else { throw .expiredToken }
    }
}
