extension State {
    /// Answers what takes a short time, whatever the number of users, and makes a scan of the rest: keywords, names,
    /// orders other than that of the ids.
    ///
    /// With `before` and `after` the sort does not count: their places are places among the ids.
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    public func users(_ query: UserQuery) throws(Failure) -> Lookup<UserScan> {
        let source = try source(of: query)
        let keyword = query.keyword.flatMap { $0.isEmpty ? nil : $0 }
        let isNative = !query.window.isNumbered || query.sort.first.map { $0 == Sort(.id, descending: false) } ?? true
        if keyword == nil, query.name == nil, isNative {
            return .page(page(of: source, query.window))
        }
        return .scan(
            UserScan(
                state: self,
                source: source,
                keyword: keyword,
                name: query.name,
                sort: isNative ? [] : query.sort,
                window: query.window
            )
        )
    }

    /// A page by ascending id.
    func page(of ids: AscendingList<Int64>, _ window: Window<User.ID>) -> Page<[UserView]> {
        let start: Int
        let end: Int
        let hasMore: Bool
        switch window {
        case .numbered(let offset, let limit):
            start = min(offset, ids.count)
            end = start + min(limit, ids.count - start)
            hasMore = end < ids.count
        case .before(let id, let limit):
            end = ids.index(of: ids.lowerBound(of: id.rawValue))
            start = max(0, end - limit)
            hasMore = start > 0
        case .after(let id, let limit):
            let place = ids.lowerBound(of: id.rawValue)
            let isThere = place != ids.end && ids[place] == id.rawValue
            start = ids.index(of: place) + (isThere ? 1 : 0)
            end = start + min(limit, ids.count - start)
            hasMore = end < ids.count
        }
        var views: [UserView] = []
        views.reserveCapacity(end - start)
        var place = ids.place(at: start)
        for _ in start..<end {
            if let row = userIndex.row(of: ids[place]), let view = userView(at: row) { views.append(view) }
            place = ids.place(after: place)
        }
        return Page(users: views, total: ids.count, hasMore: hasMore, epoch: epoch)
    }

    private func source(of query: UserQuery) throws(Failure) -> AscendingList<Int64> {
        let ids: AscendingList<Int64>
        switch query.scope {
        case .all:
            ids = userIDs
        case .friends(let id):
            guard let row = userRow(id) else { throw .noSuchUser }
            ids = ties[Int(row)].friends
        case .followers(let id):
            guard let row = userRow(id) else { throw .noSuchUser }
            ids = ties[Int(row)].followers
        }
        guard let username = query.username else { return ids }
        guard let row = usernames[User.usernameKey(of: username)], let user = users[row],
            ids.contains(user.id.rawValue)
        else { return AscendingList() }
        return AscendingList(user.id.rawValue)
    }
}
