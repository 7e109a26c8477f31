/// Puts a state together again from what a snapshot holds, row by row in the order of `State+Contents`.
///
/// Deleted rows come before the living ones of their table, and find their places between them.
public struct StateRestoration: Sendable {
    private var state: State
    /// Places of the table that is being filled, to be emptied; the next one last.
    private var deletedUsers: [DeletedRow] = []
    private var deletedTweets: [DeletedRow] = []

    public init(epoch: UInt64) {
        state = State(epoch: epoch)
    }

    /// All deleted users, before the first living one.
    public mutating func setDeletedUsers(_ rows: [DeletedRow]) {
        deletedUsers = rows.sorted { $0.row > $1.row }
    }

    /// All deleted tweets, before the first living one.
    public mutating func setDeletedTweets(_ rows: [DeletedRow]) {
        deletedTweets = rows.sorted { $0.row > $1.row }
    }

    public mutating func add(_ user: User) throws(Misfit) {
        try fillDeletedUsers()
        try state.restore(user)
    }

    public mutating func add(_ tweet: Tweet) throws(Misfit) {
        try fillDeletedTweets()
        try state.restore(tweet)
    }

    /// Once all users are there.
    public mutating func add(friend: User.ID, of user: User.ID) throws(Misfit) {
        try fillDeletedUsers()
        try state.follow(friend, by: user)
    }

    /// Once all users are there; those of one user in the order in which they were opened.
    public mutating func add(_ session: Session) throws(Misfit) {
        try fillDeletedUsers()
        try state.open(session, dropping: [])
    }

    /// Once all users are there; those of one user in the order in which they were bound.
    public mutating func add(csrfHash: [UInt8], of user: User.ID) throws(Misfit) {
        try fillDeletedUsers()
        try state.bind(csrfHash: csrfHash, to: user, dropping: [])
    }

    /// - Throws: where places of deleted rows have been left over, which no row stands next to.
    public consuming func finish(revision: Int64, latest: Timestamp) throws(Misfit) -> State {
        try fillDeletedUsers()
        try fillDeletedTweets()
        if let row = deletedUsers.last ?? deletedTweets.last { throw .idTaken(row.id) }
        var state = state
        state.finishRestoration(revision: revision, latest: latest)
        return state
    }

    private mutating func fillDeletedUsers() throws(Misfit) {
        while let next = deletedUsers.last, next.row == state.users.endRow {
            guard state.userIndex.row(of: next.id) == nil else { throw .idTaken(next.id) }
            deletedUsers.removeLast()
            state.restoreDeletedUser(next.id)
        }
    }

    private mutating func fillDeletedTweets() throws(Misfit) {
        while let next = deletedTweets.last, next.row == state.tweets.endRow {
            guard state.tweetIndex.row(of: next.id) == nil else { throw .idTaken(next.id) }
            deletedTweets.removeLast()
            state.restoreDeletedTweet(next.id)
        }
    }
}

/// The place that a deleted row has left in its table, and the id that is never given again.
public struct DeletedRow: Hashable, Sendable {
    public let row: UInt32
    public let id: Int64

    public init(row: UInt32, id: Int64) {
        self.row = row
        self.id = id
    }
}
