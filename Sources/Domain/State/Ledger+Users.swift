extension Ledger {
    /// - Throws: `usernameTaken`, `emailTaken`; with an `id` that lives `notYours`, with one that lived `noSuchUser`.
    public mutating func create(_ new: NewUser) throws(Failure) -> UserView {
        if let id = new.id, state.hasKnown(id) {
            throw state.user(id) == nil ? .noSuchUser : .notYours
        }
        try checkUnique(username: new.username, email: new.email, except: nil)
        guard let id = new.id ?? state.nextUserID else { throw .internal(cause: "no user id is left") }
        let now = now
        try apply(
            .userCreated(
                User(
                    id: id,
                    username: new.username,
                    name: new.name,
                    email: new.email,
                    profile: new.profile,
                    picture: new.picture,
                    passwordHash: new.passwordHash,
                    createdAt: now,
                    updatedAt: now,
                    revision: nextRevision
                )
            )
        )
        return try view(of: id)
    }

    /// A change that changes nothing leaves the user as it is; one of the hash alone leaves `updatedAt`.
    /// - Throws: `noSuchUser`, `changed`, `usernameTaken`, `emailTaken`.
    public mutating func change(
        _ id: User.ID,
        _ change: UserChange,
        if precondition: Precondition
    ) throws(Failure) -> ChangedUser {
        guard let view = state.user(id) else { throw .noSuchUser }
        try check(precondition, against: view.tag)
        try checkUnique(username: change.username, email: change.email.newValue, except: id)
        let old = view.user
        var (hash, closing) = (old.passwordHash, [Session.ID]())
        switch change.password {
        case .keep:
            if !change.isVisible { return ChangedUser(user: view, unused: nil) }
        case .rehashed(let new):
            hash = new
        case .changed(let new, let keeping):
            hash = new
            closing = state.sessions(of: id).map(\.id).filter { $0 != keeping }
        }
        let user = User(
            id: id,
            username: change.username ?? old.username,
            name: change.name ?? old.name,
            email: change.email.applied(to: old.email),
            profile: change.profile.applied(to: old.profile),
            picture: change.picture.applied(to: old.picture),
            passwordHash: hash,
            createdAt: old.createdAt,
            updatedAt: change.isVisible || change.password.isChanged ? now : old.updatedAt,
            revision: nextRevision
        )
        try apply(.userChanged(user, closing: closing))
        return ChangedUser(user: try self.view(of: id), unused: unused(old.picture))
    }

    /// - Returns: the picture that no user has any more.
    /// - Throws: `noSuchUser`, `changed`.
    @discardableResult
    public mutating func delete(_ id: User.ID, if precondition: Precondition) throws(Failure) -> Picture? {
        guard let view = state.user(id) else { throw .noSuchUser }
        try check(precondition, against: view.tag)
        try apply(.userDeleted(id))
        return unused(view.user.picture)
    }

    /// Only the change that takes a picture from its last user finds it unused: one that is answered for sooner must not
    /// remove what a user still has by all that is durable then.
    private func unused(_ picture: Picture?) -> Picture? {
        picture.flatMap { state.isUsed($0) ? nil : $0 }
    }

    private func checkUnique(username: String?, email: String?, except id: User.ID?) throws(Failure) {
        if let username, let holder = state.user(named: username), holder.user.id != id { throw .usernameTaken }
        if let email, let holder = state.user(withEmail: email), holder.user.id != id { throw .emailTaken }
    }

    func view(of id: User.ID) throws(Failure) -> UserView {
        guard let view = state.user(id) else { throw .internal(cause: "a user is gone") }
        return view
    }
}

extension UserChange {
    /// Whether anything changes but the password.
    fileprivate var isVisible: Bool {
        if username != nil || name != nil { return true }
        if case .keep = email, case .keep = profile, case .keep = picture { return false }
        return true
    }
}

extension UserChange.Edit {
    fileprivate var newValue: Value? {
        if case .set(let value) = self { value } else { nil }
    }

    fileprivate func applied(to old: Value?) -> Value? {
        switch self {
        case .keep: old
        case .clear: nil
        case .set(let value): value
        }
    }
}

extension UserChange.Password {
    fileprivate var isChanged: Bool {
        if case .changed = self { true } else { false }
    }
}
