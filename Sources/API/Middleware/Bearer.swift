import Domain
import HTTP

/// Finds out who asks.
struct Bearer: Sendable {
    private let world: World
    private let tokens: AccessTokens
    private let memory = TokenMemory()

    init(_ world: World, _ tokens: AccessTokens) {
        self.world = world
        self.tokens = tokens
    }

    /// Who brings a credential.
    /// - Parameter credential: the value of `Authorization`.
    /// - Returns: nil where the route does not ask.
    func caller(_ credential: String, for access: Route.Access) async throws(Failure) -> Caller? {
        switch access {
        case .anyone, .signedIn: try await caller(credential)
        case .lenient: try await lenientCaller(credential)
        case .newcomer: nil
        }
    }

    private func lenientCaller(_ field: String) async throws(Failure) -> Caller? {
        // The memory knows tokens by the whole field: a bare one must not get into it as it stands.
        let field = Credential.bearer(field) == nil ? "Bearer \(field)" : field
        do {
            return try await caller(field)
        } catch .invalidToken {
            return nil
        } catch .expiredToken {
            return nil
        } catch .revokedSession {
            return nil
        }
    }

    private func caller(_ field: String) async throws(Failure) -> Caller {
        let now = world.clock()
        if let known = memory.find(field) {
            guard now < known.expiresAt else {
                memory.forget(field)
                throw .expiredToken
            }
            try await Authenticate(known.caller).run(in: world)
            return known.caller
        }
        guard let token = Credential.bearer(field) else { throw .invalidToken }
        let verified = try await tokens.verify(token, at: now)
        try await Authenticate(verified.caller).run(in: world)
        memory.remember(field, verified)
        return verified.caller
    }
}
