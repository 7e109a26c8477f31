import Testing

@testable import Domain

extension Play {
    mutating func createUser() {
        let id = anyNewID(known: model.userIDs)
        let (username, name) = (anyName(), anyName())
        let email = roll(2) == 0 ? nil : "e\(roll(40))@\(roll(2) == 0 ? "X" : "x").org"
        var failure: Failure?
        if let id, model.userIDs.contains(id) {
            failure = model.user(id) == nil ? .noSuchUser : .notYours
        } else if model.isTaken(username: username) {
            failure = .usernameTaken
        } else if model.isTaken(email: email) {
            failure = .emailTaken
        }
        let new = NewUser(
            id: id.flatMap(User.ID.init),
            username: username,
            name: name,
            email: email,
            passwordHash: "hash"
        )
        do throws(Failure) {
            let view = try ledger.create(new)
            #expect(failure == nil)
            let id = id ?? Self.next(model.userIDs, from: &nextUser)
            #expect(view.user.id.rawValue == id)
            let time = tick()
            #expect(view.user.createdAt.rawValue == time)
            model.users.append(.init(id: id, username: username, name: name, email: email, createdAt: time))
            model.userIDs.append(id)
        } catch {
            #expect(error == failure)
        }
    }

    mutating func changeUser() {
        let id = anyUser()
        var change = UserChange()
        if roll(2) == 0 { change.username = anyName() }
        if roll(2) == 0 { change.name = anyName() }
        if roll(3) == 0 { change.email = roll(2) == 0 ? .clear : .set("e\(roll(40))@x.org") }
        let own = model.sessions.filter { $0.user == id }.randomElement(using: &random)?.id
        if roll(4) == 0 { change.password = .changed(hash: "new", keeping: own.flatMap(Session.ID.init)) }
        let isStale = roll(5) == 0
        var email = model.user(id)?.email
        switch change.email {
        case .keep: break
        case .clear: email = nil
        case .set(let new): email = new
        }
        var failure: Failure?
        if model.user(id) == nil {
            failure = .noSuchUser
        } else if isStale {
            failure = .changed
        } else if let username = change.username, model.isTaken(username: username, except: id) {
            failure = .usernameTaken
        } else if model.isTaken(email: email, except: id) {
            failure = .emailTaken
        }
        let tag = ledger.state.user(Identifier(rawValue: id)!)?.tag ?? Tag(rawValue: 0)
        let revision = ledger.state.revision
        do throws(Failure) {
            let view = try ledger.change(
                Identifier(rawValue: id)!,
                change,
                if: .isOne(of: [Tag(rawValue: 5), isStale ? Tag(rawValue: 6) : tag])
            ).user
            #expect(failure == nil)
            if ledger.state.revision != revision {
                #expect(view.tag != tag)
                #expect(view.user.updatedAt.rawValue == tick())
            }
            guard let index = model.users.firstIndex(where: { $0.id == id }) else { return }
            model.users[index].username = change.username ?? model.users[index].username
            model.users[index].name = change.name ?? model.users[index].name
            model.users[index].email = email
            if case .changed = change.password { model.sessions.removeAll { $0.user == id && $0.id != own } }
        } catch {
            #expect(error == failure)
        }
    }

    mutating func deleteUser() {
        let id = anyUser()
        let known = model.user(id) != nil
        do throws(Failure) {
            try ledger.delete(Identifier(rawValue: id)!, if: .exists)
            #expect(known)
            model.deleteUser(id)
        } catch {
            #expect(error == .noSuchUser && !known)
        }
    }
}
