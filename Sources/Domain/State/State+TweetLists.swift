extension State {
    /// Answers what takes a short time, whatever the number of tweets, and makes a scan of the rest: keywords, orders
    /// other than the native one, the home of a user with very many friends.
    ///
    /// With `before` and `after` the sort does not count: their places are places in the order of creation. An id that was
    /// never given has its place after the newest tweet, as the server will give it later, if ever.
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    public func tweets(_ query: TweetQuery) throws(Failure) -> Lookup<TweetScan> {
        let isScan = query.keyword?.isEmpty == false || (query.window.isNumbered && !query.sort.isEmpty)
        if case .home(let id) = query.scope, isScan || isCrowded(id) {
            guard userRow(id) != nil else { throw .noSuchUser }
            return .scan(TweetScan(state: self, query: query))
        }
        let source = try source(of: query)
        return isScan || source.isDear(query.window)
            ? .scan(TweetScan(state: self, query: query)) : .page(page(of: source, query.window))
    }

    /// A page in the order of creation, the newest first.
    func page(of source: TweetSource, _ window: Window<Tweet.ID>) -> Page<TweetList> {
        let total = source.count(in: tweets)
        let limit = min(window.limit, total)
        switch window {
        case .numbered(let offset, _):
            guard offset < total else { return page([], total, hasMore: false) }
            var run = source.run(in: tweets, skipping: offset)
            let rows = run.next(limit, in: tweets)
            return page(rows, total, hasMore: total - offset > rows.count)
        case .before(let id, _):
            var run = source.run(in: tweets, before: place(of: id))
            let rows = run.next(limit, in: tweets)
            return page(rows, total, hasMore: !run.next(1, in: tweets).isEmpty)
        case .after(let id, _):
            let place = place(of: id)
            var run = source.run(from: place < tweets.endRow ? place + 1 : place)
            let rows = run.next(limit, in: tweets)
            return page(rows.reversed(), total, hasMore: !run.next(1, in: tweets).isEmpty)
        }
    }

    /// - Parameter rows: of living tweets.
    func page(_ rows: [UInt32], _ total: Int, hasMore: Bool) -> Page<TweetList> {
        Page(TweetList(rows, of: self), total: total, hasMore: hasMore)
    }

    /// The row of an id, deleted or not; one that was never given stands after the newest.
    func place(of id: Tweet.ID) -> UInt32 {
        tweetIndex.row(of: id.rawValue) ?? tweets.endRow
    }

    /// What the query means, without its keyword, sort and window.
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    func source(of query: TweetQuery) throws(Failure) -> TweetSource {
        let filter = try authorFilter(of: query)
        switch query.scope {
        case .all:
            switch filter {
            case .any: return .all
            case .nobody: return .author(AscendingList())
            case .row(let row): return .author(ties[Int(row)].tweets)
            }
        case .author(let id):
            guard let author = userRow(id) else { throw .noSuchUser }
            return .author(filter.admits(author) ? ties[Int(author)].tweets : AscendingList())
        case .home(let id):
            guard let user = userRow(id) else { throw .noSuchUser }
            return home(of: id, at: user, filter)
        }
    }

    /// Whether a user follows so many that even finding their tweets takes long.
    private func isCrowded(_ id: User.ID) -> Bool {
        guard let row = userRow(id) else { return false }
        return ties[Int(row)].friends.count >= TweetSource.maximumAuthors
    }

    private func home(of id: User.ID, at row: UInt32, _ filter: AuthorFilter) -> TweetSource {
        let friends = ties[Int(row)].friends
        switch filter {
        case .nobody:
            return .author(AscendingList())
        case .row(let author):
            guard author != row, let user = users[author], !friends.contains(user.id.rawValue) else {
                return .author(ties[Int(author)].tweets)
            }
            return .author(AscendingList())
        case .any:
            var lists: [AscendingList<UInt32>] = []
            lists.reserveCapacity(friends.count + 1)
            lists.append(ties[Int(row)].tweets)
            friends.ascending(from: friends.place(at: 0)) { friend in
                if let row = userIndex.row(of: friend) { lists.append(ties[Int(row)].tweets) }
                return true
            }
            return .authors(lists)
        }
    }

    private func authorFilter(of query: TweetQuery) throws(Failure) -> AuthorFilter {
        var filter = AuthorFilter.any
        if let id = query.authorID {
            guard let row = userRow(id) else { return .nobody }
            filter = .row(row)
        }
        if let username = query.username {
            guard let row = usernames[User.usernameKey(of: username)], filter.admits(row) else { return .nobody }
            filter = .row(row)
        }
        return filter
    }
}

/// Whose tweets the filters of a query let through.
private enum AuthorFilter {
    case any
    case nobody
    case row(UInt32)

    func admits(_ row: UInt32) -> Bool {
        switch self {
        case .any: true
        case .nobody: false
        case .row(let only): only == row
        }
    }
}
