extension Ledger {
    /// How many sessions a user has open at most.
    public static var maximumSessions: Int { 100 }

    /// Opens a session; expired ones of the same user, and its oldest ones beyond 100, are closed with it.
    /// - Throws: `noSuchUser`.
    public mutating func open(_ new: NewSession) throws(Failure) -> Session {
        guard state.userRow(new.user) != nil else { throw .noSuchUser }
        let session = Session(
            id: freshSessionID(),
            user: new.user,
            familyHash: new.familyHash,
            secretHash: new.secretHash,
            expiresAt: new.expiresAt
        )
        let open = state.sessions(of: new.user)
        let now = wallTime
        var dropping = open.filter { $0.expiresAt <= now }.map(\.id)
        let excess = open.count - dropping.count + 1 - Self.maximumSessions
        if excess > 0 { dropping += open.filter { $0.expiresAt > now }.prefix(excess).map(\.id) }
        try apply(.sessionOpened(session, dropping: dropping))
        return session
    }

    /// Gives a session its next secret, if `presented` is the one that it has now; otherwise closes the session.
    /// - Throws: `revokedSession` where there is no such session, or it was closed just now: the one failure that
    ///   leaves a mutation behind.
    public mutating func renew(
        _ id: Session.ID,
        presented: [UInt8],
        next: [UInt8],
        expiresAt: Timestamp
    ) throws(Failure) -> Session {
        guard let old = state.session(id) else { throw .revokedSession }
        guard old.secretHash == presented else {
            try apply(.sessionClosed(id))
            throw .revokedSession
        }
        let session = Session(
            id: id,
            user: old.user,
            familyHash: old.familyHash,
            secretHash: next,
            expiresAt: expiresAt
        )
        try apply(.sessionRenewed(session))
        return session
    }

    /// Closes a session; nothing happens where there is none.
    public mutating func close(_ id: Session.ID) throws(Failure) {
        guard state.session(id) != nil else { return }
        try apply(.sessionClosed(id))
    }
}
