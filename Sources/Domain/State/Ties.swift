/// What hangs on a user.
struct Ties: Sendable {
    /// The rows of its tweets.
    var tweets = AscendingList<UInt32>()
    /// The ids of those it follows.
    var friends = AscendingList<Int64>()
    /// The ids of those who follow it.
    var followers = AscendingList<Int64>()
    /// In the order in which they were opened.
    var sessions: [Session.ID] = []
    /// The hashes of its csrf values, in the order in which they were last bound to it.
    var csrfHashes: [[UInt8]] = []
}
