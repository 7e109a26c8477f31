import Testing

@testable import Domain

extension Play {
    mutating func openSession() {
        let user = anyUser()
        let now = time
        let expiresAt = now + Int64(roll(400)) + 1
        do throws(Failure) {
            let session = try ledger.open(
                NewSession(
                    user: Identifier(rawValue: user)!,
                    familyHash: [1],
                    secretHash: [7],
                    expiresAt: Timestamp(rawValue: expiresAt)
                )
            )
            #expect(model.user(user) != nil)
            model.sessions.removeAll { $0.user == user && $0.expiresAt <= now }
            model.sessions.append(.init(id: session.id.rawValue, user: user, secret: 7, expiresAt: expiresAt))
            let own = model.sessions.filter { $0.user == user }.map(\.id)
            let oldest = own.dropLast(Ledger.maximumSessions)
            model.sessions.removeAll { oldest.contains($0.id) }
        } catch {
            #expect(error == .noSuchUser && model.user(user) == nil)
        }
    }

    mutating func renewSession() {
        guard let index = model.sessions.indices.randomElement(using: &random) else { return }
        let old = model.sessions[index]
        let presented = roll(3) == 0 ? old.secret &+ 1 : old.secret
        let expiresAt = old.expiresAt + 50
        do throws(Failure) {
            let session = try ledger.renew(
                Identifier(rawValue: old.id)!,
                presented: [presented],
                next: [old.secret &+ 1],
                expiresAt: Timestamp(rawValue: expiresAt)
            )
            #expect(presented == old.secret)
            #expect(session.secretHash == [old.secret &+ 1])
            model.sessions[index].secret = old.secret &+ 1
            model.sessions[index].expiresAt = expiresAt
        } catch {
            #expect(error == .revokedSession && presented != old.secret)
            model.sessions.remove(at: index)
        }
    }

    mutating func closeSession() {
        guard let session = model.sessions.randomElement(using: &random) else { return }
        #expect(throws: Never.self) { try ledger.close(Identifier(rawValue: session.id)!) }
        #expect(throws: Never.self) { try ledger.close(Identifier(rawValue: session.id)!) }
        model.sessions.removeAll { $0.id == session.id }
    }
}
