/// Tells whether a username or an e-mail is taken.
public enum CheckDuplicate: Sendable {
    case username(String)
    case email(String)

    public func run(in world: World) async throws(Failure) -> Bool {
        switch self {
        case .username(let username): try await world.store.user(named: username).value != nil
        case .email(let email): try await world.store.user(withEmail: email).value != nil
        }
    }
}
