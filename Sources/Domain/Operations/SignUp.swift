/// Makes a new user, to whom the store gives an identifier.
public struct SignUp: Sendable {
    let draft: UserDraft
    let rules: UserRules
    let address: String

    /// - Parameter address: of the client.
    public init(_ draft: UserDraft, under rules: UserRules = .standard, from address: String) {
        self.draft = draft
        self.rules = rules
        self.address = address
    }

    /// - Throws: `invalid`, `usernameTaken`, `emailTaken`, `tooManyRequests`.
    public func run(in world: World) async throws(Failure) -> UserView {
        try await world.create(draft.complete(under: rules), as: nil, from: address)
    }
}

extension World {
    /// Stores a new user.
    /// - Throws: `tooManyRequests`; as `Store.create` and `MediaStore.save` do.
    func create(_ user: UserDraft.Complete, as id: User.ID?, from address: String) async throws(Failure) -> UserView {
        // The store decides in the end; asking first saves hashing a password in vain.
        if try await store.user(named: user.username).value != nil { throw .usernameTaken }
        if let email = user.email, try await store.user(withEmail: email).value != nil { throw .emailTaken }
        try throttles.trySignUp(from: address)
        let hash = try await passwords.hash(user.password)
        return try await saving(user.picture) { picture throws(Failure) in
            try await store.create(
                NewUser(
                    id: id,
                    username: user.username,
                    name: user.name,
                    email: user.email,
                    profile: user.profile,
                    picture: picture,
                    passwordHash: hash
                )
            ).value
        }
    }

    /// What becomes of a user's password when `password` is given for it.
    ///
    /// The same one again ends no session; another one ends all but the caller's.
    /// - Throws: `tooManyRequests`.
    func password(
        _ password: String,
        for user: User,
        by caller: Caller,
        from address: String
    ) async throws(Failure) -> UserChange.Password {
        try throttles.tryPassword(of: user.id, from: address)
        let outcome = try await passwords.verify(password, against: user.passwordHash)
        return switch outcome {
        case .right: .keep
        case .rightButWeak: .rehashed(try await passwords.hash(password))
        case .wrong: .changed(hash: try await passwords.hash(password), keeping: caller.session)
        }
    }
}
