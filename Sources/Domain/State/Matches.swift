/// Takes the matches of a scan one by one, in the order of the list, and keeps those of the window.
struct Matches<Item> {
    /// Where a match stands.
    enum Side {
        case beforeCursor
        case atCursor
        case afterCursor
    }

    /// Which part of the list is wanted, in the order of the list.
    enum Part {
        case range(offset: Int, limit: Int)
        /// The first ones after the cursor.
        case following(limit: Int)
        /// The last ones before the cursor.
        case preceding(limit: Int)
    }

    private let part: Part
    /// How many matches there are in the whole list.
    private(set) var total = 0
    /// How many could have been taken.
    private var candidates = 0
    private var kept: [Item] = []

    init(_ part: Part) {
        self.part = part
    }

    mutating func add(_ item: Item, at side: Side) {
        total += 1
        switch part {
        case .range(let offset, let limit):
            if total > offset, kept.count < limit { kept.append(item) }
        case .following(let limit):
            guard side == .afterCursor else { return }
            candidates += 1
            if kept.count < limit { kept.append(item) }
        case .preceding(let limit):
            guard side == .beforeCursor else { return }
            candidates += 1
            kept.append(item)
            if kept.count >= 2 * limit { kept.removeFirst(kept.count - limit) }
        }
    }

    var items: [Item] {
        if case .preceding(let limit) = part { Array(kept.suffix(limit)) } else { kept }
    }

    var hasMore: Bool {
        switch part {
        case .range(let offset, _): offset < total && total - offset > kept.count
        case .following(let limit), .preceding(let limit): candidates > limit
        }
    }
}
