/// Renews a session by its refresh token, which is used up by it. A second use closes the session.
public struct RenewSession: Sendable {
    let token: Given<String>
    let field: String

    /// - Parameter field: how the wire spells the key that holds the token.
    public init(_ token: Given<String>, field: String) {
        self.token = token
        self.field = field
    }

    /// - Throws: `invalid` where there is no token, `invalidToken`, `expiredToken`; `revokedSession` for a closed
    ///   session, and for the second use of a token.
    public func run(in world: World) async throws(Failure) -> Grant {
        var check = FieldCheck()
        let text = check.required(field, token, .anything)
        try check.finish()
        guard let text, let token = RefreshToken(text) else { throw .invalidToken }
        guard let session = try await world.store.session(token.session).value else { throw .revokedSession }
        // Digests are compared, so how long a comparison takes says nothing about the token itself.
        guard world.digest(token.family) == session.familyHash else { throw .invalidToken }
        guard world.clock() < session.expiresAt else { throw .expiredToken }
        let next = world.randomBytes(RefreshToken.secretLength)
        let renewed = try await world.store.renew(
            session.id,
            presented: world.digest(token.secret),
            next: world.digest(next),
            expiresAt: world.clock() + world.limits.refreshTokenSeconds
        ).value
        return Grant(
            session: renewed,
            refreshToken: RefreshToken(session: renewed.id, family: token.family, secret: next)
        )
    }
}
