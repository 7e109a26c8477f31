/// Finds a page of users by going through all that the query may mean.
public struct UserScan: Scan {
    let state: State
    let source: AscendingList<Int64>
    let keyword: String?
    let name: String?
    let sort: [Sort<UserQuery.SortKey>]
    let window: Window<User.ID>

    public func run(unless isCancelled: () -> Bool) throws(Failure) -> Page<[UserView]> {
        try sort.isEmpty ? native(unless: isCancelled) : sorted(unless: isCancelled)
    }

    private func native(unless isCancelled: () -> Bool) throws(Failure) -> Page<[UserView]> {
        let cursor: User.ID?
        var matches: Matches<UInt32>
        switch window {
        case .numbered(let offset, let limit):
            (cursor, matches) = (nil, Matches(.range(offset: offset, limit: limit)))
        case .before(let id, let limit):
            (cursor, matches) = (id, Matches(.preceding(limit: limit)))
        case .after(let id, let limit):
            (cursor, matches) = (id, Matches(.following(limit: limit)))
        }
        try forEachMatch(unless: isCancelled) { row, user in
            guard let cursor, user.id != cursor else { return matches.add(row, at: .atCursor) }
            matches.add(row, at: user.id < cursor ? .beforeCursor : .afterCursor)
        }
        return page(of: matches.items, total: matches.total, hasMore: matches.hasMore)
    }

    private func sorted(unless isCancelled: () -> Bool) throws(Failure) -> Page<[UserView]> {
        guard case .numbered(let offset, let limit) = window else { return try native(unless: isCancelled) }
        let capacity = offset.addingReportingOverflow(limit)
        var selection = Selection<Candidate>(
            capacity: capacity.overflow ? .max : capacity.partialValue,
            by: precedes
        )
        var total = 0
        try forEachMatch(unless: isCancelled) { row, user in
            total += 1
            selection.insert(candidate(row, user))
        }
        let rows = selection.sorted().dropFirst(offset).map(\.row)
        return page(of: rows, total: total, hasMore: offset < total && total - offset > rows.count)
    }

    private func forEachMatch(
        unless isCancelled: () -> Bool,
        _ body: (UInt32, User) -> Void
    ) throws(Failure) {
        let matcher = keyword.map(KeywordMatcher.init)
        var rows = 0
        try source.ascending(from: source.place(at: 0)) { id throws(Failure) in
            rows += 1
            if rows & 1023 == 0, isCancelled() { throw .unavailable(retryAfter: 1) }
            guard let row = state.userIndex.row(of: id), let user = state.users[row] else { return true }
            if let name, user.name != name { return true }
            if let matcher, !matcher.matches(user.username), !matcher.matches(user.name) { return true }
            body(row, user)
            return true
        }
    }

    private func candidate(_ row: UInt32, _ user: User) -> Candidate {
        let keys = sort.map { step -> Candidate.Key in
            switch step.key {
            case .id: .number(user.id.rawValue)
            case .username: .text(TextKey(user.username))
            case .name: .text(TextKey(user.name))
            case .createdAt: .number(user.createdAt.rawValue)
            }
        }
        return Candidate(row: row, id: user.id, keys: keys)
    }

    private func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
        for (step, (a, b)) in zip(sort, zip(left.keys, right.keys)) where a != b {
            return step.descending ? b < a : a < b
        }
        return left.id < right.id
    }

    private func page(of rows: [UInt32], total: Int, hasMore: Bool) -> Page<[UserView]> {
        Page(users: rows.compactMap(state.userView), total: total, hasMore: hasMore, epoch: state.epoch)
    }
}

/// A user with what it is sorted by.
private struct Candidate {
    /// Of one step of an order; the keys of one step are all of one kind.
    enum Key: Comparable {
        case number(Int64)
        case text(TextKey)
    }

    let row: UInt32
    let id: User.ID
    let keys: [Key]
}
