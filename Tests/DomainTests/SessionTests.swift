import Testing

@testable import Domain

@Suite struct SessionTests {
    private func new(_ user: User.ID, expiresAt: Int64 = 5000) -> NewSession {
        NewSession(user: user, familyHash: [1], secretHash: [2], expiresAt: Timestamp(rawValue: expiresAt))
    }

    @Test func `the oldest session beyond a hundred closes when one opens, in the same mutation`() throws {
        var ledger = Ledger.make()
        let (ann, bob) = (try ledger.sign(up: "ann"), try ledger.sign(up: "bob"))
        let others = try ledger.open(new(bob))
        let sessions = try (0..<100).map { _ in try ledger.open(new(ann)) }
        let revision = ledger.state.revision
        let last = try ledger.open(new(ann))
        #expect(ledger.state.revision == revision + 1)
        #expect(ledger.state.sessions(of: ann).map(\.id) == sessions.dropFirst().map(\.id) + [last.id])
        #expect(ledger.state.session(sessions[0].id) == nil)
        #expect(ledger.state.session(others.id) != nil)
        #expect(Set(sessions.map(\.id)).count == 100)
    }

    @Test func `expired sessions close first, and then no living one has to`() throws {
        var ledger = Ledger.make(at: 1000)
        let ann = try ledger.sign(up: "ann")
        let living = try (0..<99).map { _ in try ledger.open(new(ann)) }
        let expired = try ledger.open(new(ann, expiresAt: 1000))
        #expect(ledger.state.session(expired.id) == expired)
        _ = try ledger.open(new(ann))
        #expect(ledger.state.session(expired.id) == nil)
        #expect(ledger.state.session(living[0].id) == living[0])
    }

    @Test func `a changed password closes all sessions but the one that is kept`() throws {
        var ledger = Ledger.make()
        let ann = try ledger.sign(up: "ann")
        let sessions = try (0..<3).map { _ in try ledger.open(new(ann)) }
        var change = UserChange()
        change.password = .rehashed("same")
        _ = try ledger.change(ann, change, if: .none)
        #expect(ledger.state.sessions(of: ann) == sessions)
        let revision = ledger.state.revision
        change.password = .changed(hash: "new", keeping: sessions[1].id)
        _ = try ledger.change(ann, change, if: .none)
        #expect(ledger.state.revision == revision + 1)
        #expect(ledger.state.sessions(of: ann) == [sessions[1]])
        try ledger.delete(ann, if: .none)
        #expect(ledger.state.sessionCount == 0)
        #expect(ledger.state.session(sessions[1].id) == nil)
    }

    @Test func `a second use of one secret closes the session`() throws {
        var ledger = Ledger.make()
        let session = try ledger.open(new(ledger.sign(up: "ann")))
        let later = Timestamp(rawValue: 9000)
        let renewed = try ledger.renew(session.id, presented: [2], next: [3], expiresAt: later)
        #expect(renewed.expiresAt == later)
        #expect(renewed.familyHash == session.familyHash)
        #expect(throws: Failure.revokedSession) {
            try ledger.renew(session.id, presented: [2], next: [4], expiresAt: later)
        }
        #expect(ledger.state.session(session.id) == nil)
        #expect(throws: Failure.revokedSession) {
            try ledger.renew(session.id, presented: [3], next: [4], expiresAt: later)
        }
    }
}
