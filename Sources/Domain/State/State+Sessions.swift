extension State {
    /// How many sessions are open.
    public var sessionCount: Int { sessions.count }

    /// An open session, expired or not.
    public func session(_ id: Session.ID) -> Session? {
        sessions[id]
    }

    /// The open sessions of a user, in the order in which they were opened.
    public func sessions(of user: User.ID) -> [Session] {
        guard let row = userRow(user) else { return [] }
        return ties[Int(row)].sessions.compactMap { sessions[$0] }
    }

    mutating func open(_ session: Session, dropping: [Session.ID]) throws(Misfit) {
        guard let row = userRow(session.user) else { throw .noSuchUser(session.user) }
        guard sessions[session.id] == nil else { throw .idTaken(session.id.rawValue) }
        try checkSessions(dropping, of: session.user)
        drop(dropping, ofUserAt: row)
        sessions[session.id] = session
        ties.update(at: Int(row)) { $0.sessions.append(session.id) }
    }

    mutating func renew(_ session: Session) throws(Misfit) {
        guard let old = sessions[session.id] else { throw .noSuchSession(session.id) }
        guard old.user == session.user else { throw .otherOwner }
        sessions[session.id] = session
    }

    mutating func close(_ id: Session.ID) throws(Misfit) {
        guard let session = sessions[id] else { throw .noSuchSession(id) }
        guard let row = userRow(session.user) else { throw .noSuchUser(session.user) }
        drop([id], ofUserAt: row)
    }

    /// - Throws: where one of the sessions is not open, or is not this user's.
    func checkSessions(_ ids: [Session.ID], of user: User.ID) throws(Misfit) {
        for id in ids {
            guard let session = sessions[id] else { throw .noSuchSession(id) }
            guard session.user == user else { throw .otherOwner }
        }
    }

    mutating func drop(_ ids: [Session.ID], ofUserAt row: UInt32) {
        guard !ids.isEmpty else { return }
        for id in ids { sessions[id] = nil }
        ties.update(at: Int(row)) { ties in ties.sessions.removeAll { ids.contains($0) } }
    }
}
