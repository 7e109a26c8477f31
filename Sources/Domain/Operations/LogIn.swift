/// Opens a session for who knows a user's password.
public struct LogIn: Sendable {
    let username: Given<String>
    let password: Given<String>

    public init(username: Given<String>, password: Given<String>) {
        self.username = username
        self.password = password
    }

    /// - Throws: `invalid` where a value is missing, `wrongCredentials` for an unknown user as for a wrong password.
    public func run(in world: World) async throws(Failure) -> Grant {
        var check = FieldCheck()
        // Any text may be tried: saying which could never be a username or a password helps no one who knows them.
        let username = check.required("username", username, .anything)
        let password = check.required("password", password, .anything)
        try check.finish()
        guard let username, let password else { throw .invalid(check.errors) }
        let found = try await world.store.user(named: username)
        let verdict = try await world.passwords.verify(password, against: found?.user.passwordHash)
        guard let found, verdict != .wrong else { throw .wrongCredentials }
        // Verifying takes long: a password that has been changed meanwhile opens no session any more.
        let hash = try await world.store.user(found.user.id)?.user.passwordHash
        guard hash == found.user.passwordHash else { throw .wrongCredentials }
        if verdict == .rightButWeak { try await rehash(password, of: found, in: world) }
        return try await world.open(found.user.id)
    }

    private func rehash(_ password: String, of found: UserView, in world: World) async throws(Failure) {
        var change = UserChange()
        change.password = .rehashed(try await world.passwords.hash(password))
        do {
            // Only over the hash that has been verified: the password may have been changed meanwhile.
            _ = try await world.store.change(found.user.id, change, if: .isOne(of: [found.tag]))
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
    func open(_ user: User.ID) async throws(Failure) -> Grant {
        let family = randomBytes(RefreshToken.familyLength)
        let secret = randomBytes(RefreshToken.secretLength)
        let session: Session
        do {
            session = try await store.open(
                NewSession(
                    user: user,
                    familyHash: digest(family),
                    secretHash: digest(secret),
                    expiresAt: clock() + limits.refreshTokenSeconds
                )
            )
        } catch .noSuchUser {
            throw .wrongCredentials
        }
        return Grant(session: session, refreshToken: RefreshToken(session: session.id, family: family, secret: secret))
    }
}
