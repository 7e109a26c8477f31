/// Tweets with their authors, in the order of a list, each as it stood when the list was made.
///
/// It holds the chunks that the tweets stand in, and the table of users, not each row: a page takes a few references in
/// place of forty. Who changes one of the rows meanwhile copies its chunk.
public struct TweetList: RandomAccessCollection, Sendable {
    private struct Row {
        /// In `chunks`.
        let chunk: UInt32
        let offset: UInt32
        let author: UInt32
    }

    private var rows: [Row] = []
    private var chunks: [[Tweet?]] = []
    /// The number of the last chunk.
    private var lastChunk: UInt32?
    private let users: Table<User>
    private let epoch: UInt64
    /// Names the tweets in their order, as they stand.
    private(set) var tag: Tag

    /// - Parameter capacity: how many tweets are expected.
    init(of state: borrowing State, capacity: Int) {
        users = state.users
        epoch = state.epoch
        tag = Tag(rawValue: epoch)
        rows.reserveCapacity(capacity)
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { rows.count }
    public var count: Int { rows.count }

    public subscript(position: Int) -> TweetView {
        var view: TweetView?
        lend(rows[position]) { view = TweetView(tweet: $0, author: $1, epoch: epoch) }
        guard let view else { preconditionFailure("a list keeps its rows") }
        return view
    }

    /// Lends each tweet and its author, in their order.
    public func lendEach(_ body: (Tweet, User) -> Void) {
        for row in rows { lend(row, body) }
    }

    @inline(__always)
    private func lend(_ row: Row, _ body: (Tweet, User) -> Void) {
        _ = Table.lend(Int(row.offset), of: Int(row.chunk), in: chunks) { tweet in
            users.lend(row.author) { author in body(tweet, author) }
        }
    }

    /// Adds a living tweet of the state that the list was made of.
    @inline(__always)
    mutating func append(_ row: UInt32, in state: borrowing State) {
        let found = state.tweets.lend(row) { tweet in (state.userIndex.row(of: tweet.author.rawValue), tweet.revision) }
        guard let (author, revision) = found, let author, let authorRevision = users.lend(author, { $0.revision })
        else { return }
        tag = tag.mixed(revision, authorRevision)
        let place = Table<Tweet>.place(of: row)
        if place.chunk != lastChunk {
            lastChunk = place.chunk
            chunks.append(state.tweets.chunk(of: row))
        }
        rows.append(Row(chunk: UInt32(chunks.count - 1), offset: place.offset, author: author))
    }

    /// Turns the order round.
    mutating func reverse() {
        rows.reverse()
    }
}
