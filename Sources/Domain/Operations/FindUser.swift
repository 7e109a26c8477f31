/// Finds a user.
public struct FindUser: Sendable {
    let id: User.ID

    public init(_ id: User.ID) {
        self.id = id
    }

    /// - Throws: `noSuchUser`.
    public func run(in world: World) async throws(Failure) -> UserView {
        guard let user = try await world.store.user(id) else { throw .noSuchUser }
        return user
    }
}
