/// Merges sorted lists of rows, no two of which share one, into one run: downwards or upwards.
struct RowMerge: Sendable {
    private typealias List = AscendingList<UInt32>

    /// The next row of a list, in one number, so that a match is one comparison: the greater one goes first.
    private struct Entry: Comparable {
        /// Of a list that has no more.
        static let none = Entry(rawValue: 0)
        private static let listBits: UInt64 = 31

        private let rawValue: UInt64

        private init(rawValue: UInt64) { self.rawValue = rawValue }

        /// - Parameter key: the row; inverted when running upwards.
        init(key: UInt32, list: Int) {
            rawValue = (UInt64(key) + 1) << Self.listBits | UInt64(list)
        }

        var key: UInt32 { UInt32(truncatingIfNeeded: rawValue >> Self.listBits &- 1) }
        var list: Int { Int(rawValue & (1 << Self.listBits - 1)) }

        static func < (left: Entry, right: Entry) -> Bool { left.rawValue < right.rawValue }
    }

    private let lists: [List]
    private let isDescending: Bool
    /// Where the next row of each list stands.
    private var places: [List.Place] = []
    /// A tournament: the lists' entries are its second half, and each one before is the greater of those at twice its index
    /// and behind. The first of all stands at 1, and a new entry plays only on its own way there.
    private var matches: [Entry] = []

    /// From the greatest row below `end` downwards.
    /// - Parameter lists: at least one.
    init(descending lists: [AscendingList<UInt32>], before end: UInt32) {
        self.init(lists, isDescending: true) { list in
            list.place(before: end == .max ? list.end : list.lowerBound(of: end))
        }
    }

    /// From `start` upwards.
    /// - Parameter lists: at least one.
    init(ascending lists: [AscendingList<UInt32>], from start: UInt32) {
        self.init(lists, isDescending: false) { list in
            let place = list.lowerBound(of: start)
            return place == list.end ? nil : place
        }
    }

    private init(_ lists: [List], isDescending: Bool, start: (List) -> List.Place?) {
        self.lists = lists
        self.isDescending = isDescending
        places.reserveCapacity(lists.count)
        matches.reserveCapacity(2 * lists.count)
        for _ in lists.indices { matches.append(.none) }
        for number in lists.indices {
            let place = start(lists[number])
            places.append(place ?? lists[number].end)
            matches.append(place.map { entry(at: $0, of: number) } ?? .none)
        }
        for match in stride(from: lists.count - 1, to: 0, by: -1) {
            matches[match] = max(matches[2 * match], matches[2 * match + 1])
        }
    }

    /// The next rows, up to so many.
    mutating func next(_ limit: Int) -> [UInt32] {
        var rows: [UInt32] = []
        rows.reserveCapacity(limit)
        while rows.count < limit {
            let first = matches[1]
            guard first != .none else { break }
            rows.append(isDescending ? first.key : ~first.key)
            var entry = Entry.none
            if let place = place(after: places[first.list], in: first.list) {
                places[first.list] = place
                entry = self.entry(at: place, of: first.list)
            }
            var match = lists.count + first.list
            matches[match] = entry
            while match > 1 {
                entry = max(entry, matches[match ^ 1])
                match >>= 1
                matches[match] = entry
            }
        }
        return rows
    }

    /// The row before which a run downwards begins that leaves the `skipped` greatest rows out.
    ///
    /// Costs a binary search over the rows with one in each list at each step, however deep it goes.
    /// - Parameter skipped: at most the number of rows in all lists.
    static func end(in lists: [AscendingList<UInt32>], skipping skipped: Int, of endRow: UInt32) -> UInt32 {
        let total = lists.reduce(0) { $0 + $1.count }
        var lower: UInt32 = 0
        var upper = endRow
        // The least row that has no more than `skipped` rows at or above it.
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            let below = lists.reduce(0) { $0 + $1.index(of: $1.lowerBound(of: middle)) }
            if total - below <= skipped { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }

    @inline(__always)
    private func entry(at place: List.Place, of list: Int) -> Entry {
        let row = lists[list][place]
        return Entry(key: isDescending ? row : ~row, list: list)
    }

    /// In the direction of the run.
    @inline(__always)
    private func place(after place: List.Place, in list: Int) -> List.Place? {
        if isDescending { return lists[list].place(before: place) }
        let next = lists[list].place(after: place)
        return next == lists[list].end ? nil : next
    }
}
