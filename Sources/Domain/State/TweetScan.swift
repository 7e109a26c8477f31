/// Finds a page of tweets by going through all that the query may mean.
public struct TweetScan: Scan {
    let state: State
    let query: TweetQuery

    public func run(unless isCancelled: () -> Bool) throws(Failure) -> Page<TweetList> {
        let source = try state.source(of: query)
        if case .numbered(let offset, let limit) = query.window, !query.sort.isEmpty {
            return try sorted(source, offset: offset, limit: limit, unless: isCancelled)
        }
        guard query.keyword?.isEmpty == false else { return state.page(of: source, query.window) }
        return try native(source, unless: isCancelled)
    }

    private func native(
        _ source: TweetSource,
        unless isCancelled: () -> Bool
    ) throws(Failure) -> Page<TweetList> {
        let cursor: UInt32
        var matches: Matches<UInt32>
        switch query.window {
        case .numbered(let offset, let limit):
            (cursor, matches) = (0, Matches(.range(offset: offset, limit: limit)))
        case .before(let id, let limit):
            (cursor, matches) = (state.place(of: id), Matches(.following(limit: limit)))
        case .after(let id, let limit):
            (cursor, matches) = (state.place(of: id), Matches(.preceding(limit: limit)))
        }
        try forEachMatch(in: source, unless: isCancelled) { row, _ in
            matches.add(row, at: row < cursor ? .afterCursor : row > cursor ? .beforeCursor : .atCursor)
        }
        return state.page(matches.items, matches.total, hasMore: matches.hasMore)
    }

    private func sorted(
        _ source: TweetSource,
        offset: Int,
        limit: Int,
        unless isCancelled: () -> Bool
    ) throws(Failure) -> Page<TweetList> {
        let capacity = offset.addingReportingOverflow(limit)
        var selection = Selection<Tweet>(
            capacity: capacity.overflow ? .max : capacity.partialValue,
            by: precedes
        )
        var total = 0
        try forEachMatch(in: source, unless: isCancelled) { _, tweet in
            total += 1
            selection.insert(tweet)
        }
        let rows = selection.sorted().dropFirst(offset).compactMap { state.tweetIndex.row(of: $0.id.rawValue) }
        return state.page(rows, total, hasMore: offset < total && total - offset > rows.count)
    }

    private func forEachMatch(
        in source: TweetSource,
        unless isCancelled: () -> Bool,
        _ body: (UInt32, Tweet) -> Void
    ) throws(Failure) {
        let matcher = query.keyword.map(KeywordMatcher.init)
        var run = source.run(in: state.tweets)
        while true {
            let rows = run.next(1024, in: state.tweets)
            if rows.isEmpty { return }
            if isCancelled() { throw .unavailable(retryAfter: 1) }
            for row in rows {
                guard let tweet = state.tweets[row], matcher?.matches(tweet.content) ?? true else { continue }
                body(row, tweet)
            }
        }
    }

    private func precedes(_ left: Tweet, _ right: Tweet) -> Bool {
        for step in query.sort {
            let (a, b): (Int64, Int64)
            switch step.key {
            case .id: (a, b) = (left.id.rawValue, right.id.rawValue)
            case .createdAt: (a, b) = (left.createdAt.rawValue, right.createdAt.rawValue)
            case .updatedAt: (a, b) = (left.updatedAt.rawValue, right.updatedAt.rawValue)
            }
            if a != b { return step.descending ? a > b : a < b }
        }
        return left.id < right.id
    }
}
