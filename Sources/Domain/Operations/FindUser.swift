/// Finds a user.
public struct FindUser: Sendable {
    let id: User.ID

    public init(_ id: User.ID) {
        self.id = id
    }

    /// - Throws: `noSuchUser`.
    public func run(in world: World) throws(Failure) -> Eventual<UserView> {
        try world.store.user(id).map { user throws(Failure) in
            guard let user else { throw .noSuchUser }
            return user
        }
    }
}
