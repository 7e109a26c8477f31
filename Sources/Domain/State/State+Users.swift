extension State {
    /// How many users there are.
    public var userCount: Int { users.count }

    /// The id that the next user gets: the least that was never given.
    public var nextUserID: User.ID? { User.ID(rawValue: nextUser) }

    /// Whether the id was ever given; it may have been deleted since.
    public func hasKnown(_ id: User.ID) -> Bool {
        userIndex.row(of: id.rawValue) != nil
    }

    public func user(_ id: User.ID) -> UserView? {
        guard let row = userIndex.row(of: id.rawValue) else { return nil }
        return userView(at: row)
    }

    /// Compared as usernames are.
    public func user(named username: String) -> UserView? {
        guard let row = usernames[User.usernameKey(of: username)] else { return nil }
        return userView(at: row)
    }

    /// Compared as e-mails are.
    public func user(withEmail email: String) -> UserView? {
        guard let row = emails[User.emailKey(of: email)] else { return nil }
        return userView(at: row)
    }

    /// The row of a living user.
    func userRow(_ id: User.ID) -> UInt32? {
        guard let row = userIndex.row(of: id.rawValue), users[row] != nil else { return nil }
        return row
    }

    func userView(at row: UInt32) -> UserView? {
        guard let user = users[row] else { return nil }
        let (tweetCount, friendCount, followerCount) = ties.read(at: Int(row)) { ties in
            (ties.tweets.count, ties.friends.count, ties.followers.count)
        }
        let tag = Tag(rawValue: epoch)
            .mixed(with: UInt64(bitPattern: user.id.rawValue))
            .mixed(with: UInt64(bitPattern: user.revision))
            .mixed(with: UInt64(tweetCount))
            .mixed(with: UInt64(friendCount))
            .mixed(with: UInt64(followerCount))
        return UserView(
            user: user,
            tweetCount: tweetCount,
            friendCount: friendCount,
            followerCount: followerCount,
            tag: tag
        )
    }

    mutating func create(_ user: User) throws(Misfit) {
        try checkNext(user.revision)
        guard !hasKnown(user.id) else { throw .idTaken(user.id.rawValue) }
        let usernameKey = User.usernameKey(of: user.username)
        guard usernames[usernameKey] == nil else { throw .usernameTaken }
        let emailKey = user.email.map(User.emailKey)
        if let emailKey, emails[emailKey] != nil { throw .emailTaken }

        insert(user, usernameKey: usernameKey, emailKey: emailKey)
        latest = max(latest, user.updatedAt)
        advanceNextUser()
    }

    /// Appends the row of a user that has been checked.
    mutating func insert(_ user: User, usernameKey: String, emailKey: String?) {
        let row = users.append(user)
        ties.append(Ties())
        userIndex.insert(user.id.rawValue, row: row)
        userIDs.insert(user.id.rawValue)
        usernames[usernameKey] = row
        if let emailKey { emails[emailKey] = row }
        count(user.picture, 1)
    }

    mutating func advanceNextUser() {
        while userIndex.row(of: nextUser) != nil { nextUser += 1 }
    }

    mutating func change(_ user: User, closing: [Session.ID]) throws(Misfit) {
        try checkNext(user.revision)
        guard let row = userRow(user.id), let old = users[row] else { throw .noSuchUser(user.id) }
        let (oldKey, newKey) = (User.usernameKey(of: old.username), User.usernameKey(of: user.username))
        guard oldKey == newKey || usernames[newKey] == nil else { throw .usernameTaken }
        let (oldEmail, newEmail) = (old.email.map(User.emailKey), user.email.map(User.emailKey))
        if let newEmail, newEmail != oldEmail, emails[newEmail] != nil { throw .emailTaken }
        try checkSessions(closing, of: user.id)

        if oldKey != newKey {
            usernames[oldKey] = nil
            usernames[newKey] = row
        }
        if oldEmail != newEmail {
            if let oldEmail { emails[oldEmail] = nil }
            if let newEmail { emails[newEmail] = row }
        }
        if old.picture != user.picture {
            count(old.picture, -1)
            count(user.picture, 1)
        }
        users.replace(row, with: user)
        drop(closing, ofUserAt: row)
        latest = max(latest, user.updatedAt)
    }

    mutating func deleteUser(_ id: User.ID) throws(Misfit) {
        guard let row = userRow(id), let user = users[row] else { throw .noSuchUser(id) }
        let tied = ties.update(at: Int(row)) { ties in
            defer { ties = Ties() }
            return ties
        }
        tied.tweets.ascending(from: tied.tweets.place(at: 0)) { tweet in
            tweets.remove(tweet)
            return true
        }
        tied.friends.ascending(from: tied.friends.place(at: 0)) { friend in
            updateTies(of: friend) { $0.followers.remove(id.rawValue) }
            return true
        }
        tied.followers.ascending(from: tied.followers.place(at: 0)) { follower in
            updateTies(of: follower) { $0.friends.remove(id.rawValue) }
            return true
        }
        for session in tied.sessions { sessions[session] = nil }
        for hash in tied.csrfHashes { csrfOwners[hash] = nil }
        usernames[User.usernameKey(of: user.username)] = nil
        if let email = user.email { emails[User.emailKey(of: email)] = nil }
        count(user.picture, -1)
        userIDs.remove(id.rawValue)
        users.remove(row)
    }

    /// Whether any user has this picture.
    public func isUsed(_ picture: Picture) -> Bool {
        pictures[picture] != nil
    }

    private mutating func count(_ picture: Picture?, _ step: Int) {
        guard let picture else { return }
        let count = (pictures[picture] ?? 0) + step
        pictures[picture] = count == 0 ? nil : count
    }

    private mutating func updateTies(of id: Int64, _ body: (inout Ties) -> Bool) {
        guard let row = userIndex.row(of: id) else { return }
        _ = ties.update(at: Int(row), body)
    }
}
