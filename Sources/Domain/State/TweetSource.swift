/// Which tweets a query means, as sorted rows.
enum TweetSource: Sendable {
    case all
    /// The tweets of one author, or of none.
    case author(AscendingList<UInt32>)
    /// The tweets of several authors.
    case authors([AscendingList<UInt32>])

    /// With how many authors a page may be made on a loop.
    static var maximumAuthors: Int { 1000 }

    /// How many rows may be passed over one by one before it is cheaper to search for the place.
    private static var steps: Int { 1024 }

    func count(in table: Table<Tweet>) -> Int {
        switch self {
        case .all: table.count
        case .author(let list): list.count
        case .authors(let lists): lists.reduce(0) { $0 + $1.count }
        }
    }

    /// Whether a page is too dear for a loop: a very long one, and with many authors every step has its price.
    func isDear(_ window: Window<Tweet.ID>) -> Bool {
        guard case .authors(let lists) = self, lists.count > 64 else { return window.limit > 4 * Self.steps }
        guard lists.count <= Self.maximumAuthors else { return true }
        if case .numbered(let offset, let limit) = window { return offset > Self.steps || limit > Self.steps }
        return window.limit > Self.steps
    }

    /// The tweets before a row, from the newest to the oldest.
    /// - Parameters:
    ///   - end: any number; the greatest one stands for the end.
    ///   - skipped: how many to pass over first; only from the end.
    func run(in table: Table<Tweet>, before end: UInt32 = .max, skipping skipped: Int = 0) -> TweetRun {
        switch self {
        case .all:
            return TweetRun(rowsBefore: skipped == 0 ? end : table.end(skipping: skipped))
        case .author(let list):
            return TweetRun(list, before: end == .max ? list.place(at: list.count - skipped) : list.lowerBound(of: end))
        case .authors(let lists):
            guard skipped <= Self.steps else {
                let end = RowMerge.end(in: lists, skipping: skipped, of: table.endRow)
                return TweetRun(RowMerge(descending: lists, before: end))
            }
            var merge = RowMerge(descending: lists, before: end)
            _ = merge.next(skipped)
            return TweetRun(consume merge)
        }
    }

    /// The tweets from a row on, from the oldest to the newest.
    func run(from start: UInt32) -> TweetRun {
        switch self {
        case .all: TweetRun(rowsFrom: start)
        case .author(let list): TweetRun(list, from: list.lowerBound(of: start))
        case .authors(let lists): TweetRun(RowMerge(ascending: lists, from: start))
        }
    }
}
