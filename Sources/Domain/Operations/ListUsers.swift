/// Finds a part of a list of users.
public struct ListUsers: Sendable {
    let query: UserQuery

    public init(_ query: UserQuery) {
        self.query = query
    }

    /// - Throws: `noSuchUser` where the scope's user is unknown.
    public func run(in world: World) throws(Failure) -> Eventual<Page<[UserView]>> {
        try world.store.users(query)
    }
}
