/// Ends a friendship of the caller.
public struct Unfollow: Sendable {
    let friend: User.ID
    let caller: Caller

    public init(_ friend: User.ID, by caller: Caller) {
        self.friend = friend
        self.caller = caller
    }

    /// - Throws: `noSuchUser`, `notFriend`.
    public func run(in world: World) async throws(Failure) {
        try await world.store.unfollow(friend, by: caller.user).value
    }
}
