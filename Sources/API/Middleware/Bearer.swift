import Domain
import HTTP

/// Finds out who asks, and keeps out who may not.
struct Bearer: Sendable {
    private let world: World
    private let tokens: AccessTokens
    private let memory = TokenMemory()

    init(_ world: World, _ tokens: AccessTokens) {
        self.world = world
        self.tokens = tokens
    }

    /// Leads a call to its endpoint.
    func dispatch(_ call: Call) async throws(Failure) -> Response {
        switch call.destination {
        case .endpoint(let endpoint, _):
            var call = call
            let field = try Credential.field(of: call.request)
            if let field {
                switch endpoint.route.access {
                case .anyone, .signedIn: call.caller = try await caller(field)
                case .lenient: call.caller = try await lenientCaller(field)
                case .newcomer: break
                }
            }
            if endpoint.route.access == .signedIn, call.caller == nil { throw .noToken }
            return try await endpoint.route.handler(call)
        case .options:
            return Response(.noContent)
        case .nowhere(let failure):
            throw failure
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
