/// Makes a user the caller's friend.
public struct Follow: Sendable {
    let friend: Given<User.ID>
    let field: String
    let caller: Caller

    /// - Parameter field: how the wire spells the key that names the friend.
    public init(_ friend: Given<User.ID>, field: String, by caller: Caller) {
        self.friend = friend
        self.field = field
        self.caller = caller
    }

    /// - Returns: the new friend.
    /// - Throws: `invalid`, `noSuchUser`, `selfFollow`, `alreadyFriend`.
    public func run(in world: World) async throws(Failure) -> UserView {
        var check = FieldCheck()
        let friend = check.required(field, friend)
        try check.finish()
        guard let friend else { throw .invalid(check.errors) }
        return try await world.store.follow(friend, by: caller.user).value
    }
}
