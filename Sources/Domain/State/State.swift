/// All that is stored, in memory: a value whose copy is O(1), and costs later writes only the chunks that they touch.
///
/// `apply` is the only way to change it, live and on replay.
public struct State: Sendable {
    /// Names this data set: a part of every tag, so that tags of another data set never match. Random.
    public let epoch: UInt64
    /// How many mutations have been applied.
    public internal(set) var revision: Int64 = 0
    /// The latest time in any row. New ones are not before it, so that times never run backwards.
    public internal(set) var latest = Timestamp(rawValue: 0)

    var users = Table<User>()
    var userIndex = RowIndex()
    var userIDs = AscendingList<Int64>()
    var usernames = ShardedDictionary<String, UInt32>()
    var emails = ShardedDictionary<String, UInt32>()
    /// By the row of the user.
    var ties = ChunkedArray<Ties>()
    var nextUser: Int64 = 1
    /// How many users have each picture.
    var pictures = ShardedDictionary<Picture, Int>()

    var tweets = Table<Tweet>()
    var tweetIndex = RowIndex()
    var nextTweet: Int64 = 1

    var sessions = ShardedDictionary<Session.ID, Session>()
    /// Whose each csrf value is, by the value's hash.
    var csrfOwners = ShardedDictionary<[UInt8], User.ID>()

    public init(epoch: UInt64) {
        self.epoch = epoch
    }

    /// Applies one mutation, wholly or not at all.
    public mutating func apply(_ mutation: Mutation) throws(Misfit) {
        switch mutation {
        case .userCreated(let user): try create(user)
        case .userChanged(let user, let closing): try change(user, closing: closing)
        case .userDeleted(let id): try deleteUser(id)
        case .tweetCreated(let tweet): try create(tweet)
        case .tweetChanged(let tweet): try change(tweet)
        case .tweetDeleted(let id): try deleteTweet(id)
        case .followed(let friend, let user): try follow(friend, by: user)
        case .unfollowed(let friend, let user): try unfollow(friend, by: user)
        case .sessionOpened(let session, let dropping): try open(session, dropping: dropping)
        case .sessionRenewed(let session): try renew(session)
        case .sessionClosed(let id): try close(id)
        case .csrfBound(let hash, let user, let dropping): try bind(csrfHash: hash, to: user, dropping: dropping)
        }
        revision += 1
    }

    /// - Throws: `revision` where a row does not carry the revision that its mutation gives the state.
    func checkNext(_ rowRevision: Int64) throws(Misfit) {
        guard rowRevision == revision + 1 else { throw .revision(rowRevision, expected: revision + 1) }
    }
}
