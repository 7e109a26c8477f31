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
    func caller(_ credential: String, for access: Route.Access) throws(Failure) -> Eventual<Caller?> {
        switch access {
        case .anyone, .signedIn: try caller(credential).map { $0 }
        case .lenient: try lenientCaller(credential)
        case .newcomer: .now(nil)
        }
    }

    private func lenientCaller(_ field: String) throws(Failure) -> Eventual<Caller?> {
        // The memory knows tokens by the whole field: a bare one must not get into it as it stands.
        let field = Credential.bearer(field) == nil ? "Bearer \(field)" : field
        do throws(Failure) {
            let eventual = try caller(field)
            if case .now(let known) = eventual { return .now(known) }
            return .later { () async throws(Failure) in
                do throws(Failure) { return try await eventual.value } catch { return try error.asNoCaller() }
            }
        } catch {
            return .now(try error.asNoCaller())
        }
    }

    private func caller(_ field: String) throws(Failure) -> Eventual<Caller> {
        let now = world.clock()
        guard let known = memory.find(field) else {
            return .later { () async throws(Failure) in try await newCaller(field, at: now) }
        }
        guard now < known.expiresAt else {
            memory.forget(field)
            throw .expiredToken
        }
        return try Authenticate(known.caller).run(in: world)
    }

    private func newCaller(_ field: String, at now: Timestamp) async throws(Failure) -> Caller {
        guard let token = Credential.bearer(field) else { throw .invalidToken }
        let verified = try await tokens.verify(token, at: now)
        let caller = try await Authenticate(verified.caller).run(in: world).value
        memory.remember(field, verified)
        return caller
    }
}
