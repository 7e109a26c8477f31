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

    private let rows: [Row]
    private let chunks: [Table<Tweet>.Chunk]
    private let users: Table<User>
    private let epoch: UInt64
    /// Names the tweets in their order, as they stand.
    let tag: Tag

    /// - Parameter numbers: the rows of living tweets.
    init(_ numbers: [UInt32], of state: borrowing State) {
        var chunks: [Table<Tweet>.Chunk] = []
        var lastChunk: UInt32?
        var rows: [Row] = []
        var tag = Tag(rawValue: state.epoch)
        rows.reserveCapacity(numbers.count)
        chunks.reserveCapacity(numbers.count)
        for row in numbers {
            let found = state.tweets.lend(row) { (state.userIndex.row(of: $0.author.rawValue), $0.revision) }
            guard let (author, revision) = found, let author,
                let authorRevision = state.users.lend(author, { $0.revision })
            else { continue }
            tag = tag.mixed(revision, authorRevision)
            let place = Table<Tweet>.place(of: row)
            if place.chunk != lastChunk {
                lastChunk = place.chunk
                chunks.append(state.tweets.chunk(of: row))
            }
            rows.append(Row(chunk: UInt32(chunks.count - 1), offset: place.offset, author: author))
        }
        self.rows = rows
        self.chunks = chunks
        users = state.users
        epoch = state.epoch
        self.tag = tag
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
}
