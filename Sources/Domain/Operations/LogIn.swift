/// Opens a session for who knows a user's password.
public struct LogIn: Sendable {
    let username: Given<String>
    let password: Given<String>
    let address: String

    /// - Parameter address: of the client.
    public init(username: Given<String>, password: Given<String>, from address: String) {
        self.username = username
        self.password = password
        self.address = address
    }

    /// What came of trying to log in.
    public enum Outcome: Sendable {
        case granted(Grant)
        case unknownUser
        case wrongPassword
    }

    /// - Throws: `invalid` where a value is missing, `tooManyRequests`, `wrongCredentials` for an unknown user as for a
    ///   wrong password.
    public func run(in world: World) async throws(Failure) -> Grant {
        switch try await attempt(in: world) {
        case .granted(let grant): return grant
        case .unknownUser, .wrongPassword: throw .wrongCredentials
        }
    }

    /// Tells an unknown user from a wrong password, though not by the time it takes.
    /// - Throws: `invalid` where a value is missing, `tooManyRequests`.
    public func attempt(in world: World) async throws(Failure) -> Outcome {
        var check = FieldCheck()
        // Any text may be tried: saying which could never be a username or a password helps no one who knows them.
        let username = check.required("username", username, .anything)
        let password = check.required("password", password, .anything)
        try check.finish()
        guard let username, let password else { throw .invalid(check.errors) }
        // Before anything that depends on whether there is such a user.
        try world.throttles.tryLogIn(as: username, from: address)
        let found = try await world.store.user(named: username).value
        let verdict = try await world.passwords.verify(password, against: found?.user.passwordHash)
        guard let found else { return .unknownUser }
        guard verdict != .wrong else { return .wrongPassword }
        // Verifying takes long: a password that has been changed meanwhile opens no session any more.
        let hash = try await world.store.user(found.user.id).value?.user.passwordHash
        guard hash == found.user.passwordHash else { return .wrongPassword }
        if verdict == .rightButWeak { try await rehash(password, of: found, in: world) }
        world.throttles.logInSucceeded(as: username, from: address)
        do {
            return .granted(try await world.open(found.user.id))
        } catch .noSuchUser {
            return .unknownUser
        }
    }

    private func rehash(_ password: String, of found: UserView, in world: World) async throws(Failure) {
        var change = UserChange()
        change.password = .rehashed(try await world.passwords.hash(password))
        do {
            // Only over the hash that has been verified: the password may have been changed meanwhile.
            _ = try await world.store.change(found.user.id, change, if: .isOne(of: [found.tag])).value
        } catch .changed {
            return
        }
    }
}

extension TextRule {
    static let anything = TextRule(length: 0...Int.max)
}

extension World {
    /// Opens a session.
    /// - Throws: `noSuchUser`.
    func open(_ user: User.ID) async throws(Failure) -> Grant {
        let family = randomBytes(RefreshToken.familyLength)
        let secret = randomBytes(RefreshToken.secretLength)
        let session = try await store.open(
            NewSession(
                user: user,
                familyHash: digest(family),
                secretHash: digest(secret),
                expiresAt: clock() + limits.refreshTokenSeconds
            )
        ).value
        return Grant(session: session, refreshToken: RefreshToken(session: session.id, family: family, secret: secret))
    }
}
