/// All that a state consists of, for an engine that writes it down; `StateRestoration` takes it in the same order.
extension State {
    /// The users that were deleted, in no particular order.
    public func forEachDeletedUser<E>(_ body: (DeletedRow) throws(E) -> Void) throws(E) {
        try userIndex.visit { id, row throws(E) in
            if users[row] == nil { try body(DeletedRow(row: row, id: id)) }
        }
    }

    /// The living users, in the order of creation.
    public func forEachUser<E>(_ body: (User) throws(E) -> Void) throws(E) {
        var row = users.row(from: 0)
        while let place = row {
            if let user = users[place] { try body(user) }
            row = users.row(from: place + 1)
        }
    }

    /// The tweets that were deleted, in no particular order.
    public func forEachDeletedTweet<E>(_ body: (DeletedRow) throws(E) -> Void) throws(E) {
        try tweetIndex.visit { id, row throws(E) in
            if tweets[row] == nil { try body(DeletedRow(row: row, id: id)) }
        }
    }

    /// The living tweets, in the order of creation.
    public func forEachTweet<E>(_ body: (Tweet) throws(E) -> Void) throws(E) {
        var row = tweets.row(from: 0)
        while let place = row {
            if let tweet = tweets[place] { try body(tweet) }
            row = tweets.row(from: place + 1)
        }
    }

    /// Whom a user follows, by ascending id.
    public func friends(of user: User.ID) -> [User.ID] {
        guard let row = userRow(user) else { return [] }
        let list = ties[Int(row)].friends
        var friends: [User.ID] = []
        friends.reserveCapacity(list.count)
        list.ascending(from: list.place(at: 0)) { id in
            if let friend = User.ID(rawValue: id) { friends.append(friend) }
            return true
        }
        return friends
    }

    /// Counts a revision at which nothing changed: an engine numbers records of its own, such as that of a clean stop,
    /// together with the mutations.
    public mutating func skipRevision() {
        revision += 1
    }

    mutating func restore(_ user: User) throws(Misfit) {
        guard userIndex.row(of: user.id.rawValue) == nil else { throw .idTaken(user.id.rawValue) }
        let usernameKey = User.usernameKey(of: user.username)
        guard usernames[usernameKey] == nil else { throw .usernameTaken }
        let emailKey = user.email.map(User.emailKey)
        if let emailKey, emails[emailKey] != nil { throw .emailTaken }
        insert(user, usernameKey: usernameKey, emailKey: emailKey)
    }

    mutating func restore(_ tweet: Tweet) throws(Misfit) {
        guard tweetIndex.row(of: tweet.id.rawValue) == nil else { throw .idTaken(tweet.id.rawValue) }
        guard let author = userRow(tweet.author) else { throw .noSuchUser(tweet.author) }
        insert(tweet, of: author)
    }

    mutating func restoreDeletedUser(_ id: Int64) {
        userIndex.insert(id, row: users.appendDeleted())
        ties.append(Ties())
    }

    mutating func restoreDeletedTweet(_ id: Int64) {
        tweetIndex.insert(id, row: tweets.appendDeleted())
    }

    mutating func finishRestoration(revision: Int64, latest: Timestamp) {
        self.revision = revision
        self.latest = latest
        advanceNextUser()
        advanceNextTweet()
    }
}
