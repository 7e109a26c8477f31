extension Ledger {
    /// - Returns: the new friend.
    /// - Throws: `noSuchUser`, `selfFollow`, `alreadyFriend`.
    public mutating func follow(_ friend: User.ID, by user: User.ID) throws(Failure) -> UserView {
        guard state.userRow(friend) != nil, state.userRow(user) != nil else { throw .noSuchUser }
        guard friend != user else { throw .selfFollow }
        guard !state.isFriend(friend, of: user) else { throw .alreadyFriend }
        try apply(.followed(friend: friend, by: user))
        return try view(of: friend)
    }

    /// - Throws: `noSuchUser`, `notFriend`.
    public mutating func unfollow(_ friend: User.ID, by user: User.ID) throws(Failure) {
        guard state.userRow(friend) != nil, state.userRow(user) != nil else { throw .noSuchUser }
        guard state.isFriend(friend, of: user) else { throw .notFriend }
        try apply(.unfollowed(friend: friend, by: user))
    }
}
