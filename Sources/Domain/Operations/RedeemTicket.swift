/// Finds out who holds the ticket of a session.
public struct RedeemTicket: Sendable {
    let ticket: SessionTicket

    public init(_ ticket: SessionTicket) {
        self.ticket = ticket
    }

    /// - Throws: `revokedSession` where the session is closed or its user deleted, `expiredToken`, `invalidToken`.
    public func run(in world: World) async throws(Failure) -> Caller {
        guard let session = try await world.store.session(ticket.session).value else { throw .revokedSession }
        // Digests are compared, so how long a comparison takes says nothing about the ticket itself.
        guard world.digest(ticket.family) == session.familyHash else { throw .invalidToken }
        guard world.clock() < session.expiresAt else { throw .expiredToken }
        return Caller(user: session.user, session: session.id)
    }
}
