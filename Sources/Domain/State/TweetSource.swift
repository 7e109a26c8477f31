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

    /// Visits the tweets before a row, from the newest to the oldest.
    /// - Parameters:
    ///   - skipped: how many to pass over first.
    ///   - body: returns whether to go on.
    func descending<E>(
        in table: Table<Tweet>,
        before end: UInt32,
        skipping skipped: Int = 0,
        _ body: (UInt32, Tweet) throws(E) -> Bool
    ) throws(E) {
        switch self {
        case .all:
            try table.descending(before: end, skipping: skipped, body)
        case .author(let list):
            let index = (end == .max ? list.count : list.index(of: list.lowerBound(of: end))) - skipped
            guard index > 0 else { return }
            try list.descending(before: list.place(at: index)) { row throws(E) in
                guard let tweet = table[row] else { return true }
                return try body(row, tweet)
            }
        case .authors(let lists):
            var left = skipped
            var end = end
            if skipped > Self.steps {
                guard skipped < count(in: table) else { return }
                end = min(end, RowMerge.end(in: lists, skipping: skipped, of: table.endRow))
                left = 0
            }
            var merge = RowMerge(descending: lists, before: end)
            while let row = merge.next() {
                if left > 0 {
                    left -= 1
                } else if let tweet = table[row], try !body(row, tweet) {
                    return
                }
            }
        }
    }

    /// Visits the tweets from a row on, from the oldest to the newest.
    /// - Parameter body: returns whether to go on.
    func ascending(in table: Table<Tweet>, from start: UInt32, _ body: (Tweet) -> Bool) {
        switch self {
        case .all:
            table.ascending(from: start) { _, tweet in body(tweet) }
        case .author(let list):
            list.ascending(from: list.lowerBound(of: start)) { row in
                guard let tweet = table[row] else { return true }
                return body(tweet)
            }
        case .authors(let lists):
            var merge = RowMerge(ascending: lists, from: start)
            while let row = merge.next() {
                if let tweet = table[row], !body(tweet) { return }
            }
        }
    }
}
