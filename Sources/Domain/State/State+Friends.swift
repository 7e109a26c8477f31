extension State {
    /// Whether `user` follows `friend`.
    public func isFriend(_ friend: User.ID, of user: User.ID) -> Bool {
        guard let row = userRow(user) else { return false }
        return ties[Int(row)].friends.contains(friend.rawValue)
    }

    mutating func follow(_ friend: User.ID, by user: User.ID) throws(Misfit) {
        guard let friendRow = userRow(friend) else { throw .noSuchUser(friend) }
        guard let userRow = userRow(user) else { throw .noSuchUser(user) }
        guard friendRow != userRow else { throw .selfFollow }
        guard ties.update(at: Int(userRow), { $0.friends.insert(friend.rawValue) }) else { throw .alreadyFriend }
        _ = ties.update(at: Int(friendRow)) { $0.followers.insert(user.rawValue) }
    }

    mutating func unfollow(_ friend: User.ID, by user: User.ID) throws(Misfit) {
        guard let friendRow = userRow(friend) else { throw .noSuchUser(friend) }
        guard let userRow = userRow(user) else { throw .noSuchUser(user) }
        guard ties.update(at: Int(userRow), { $0.friends.remove(friend.rawValue) }) else { throw .notFriend }
        _ = ties.update(at: Int(friendRow)) { $0.followers.remove(user.rawValue) }
    }
}
