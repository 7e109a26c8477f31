/// Merges sorted lists of rows, no two of which share one, into one run: downwards or upwards.
struct RowMerge: Sendable {
    private struct Head: Sendable {
        /// The next row; inverted when running upwards, so that the greatest key always comes first.
        let key: UInt32
        let list: UInt32
        let place: AscendingList<UInt32>.Place
    }

    private let lists: [AscendingList<UInt32>]
    private let isDescending: Bool
    /// A binary heap, the greatest key first.
    private var heads: [Head] = []

    /// From the greatest row below `end` downwards.
    init(descending lists: [AscendingList<UInt32>], before end: UInt32) {
        self.lists = lists
        isDescending = true
        heads.reserveCapacity(lists.count)
        for (number, list) in lists.enumerated() {
            let bound = end == .max ? list.end : list.lowerBound(of: end)
            guard let place = list.place(before: bound) else { continue }
            heads.append(Head(key: list[place], list: UInt32(number), place: place))
        }
        heapify()
    }

    /// From `start` upwards.
    init(ascending lists: [AscendingList<UInt32>], from start: UInt32) {
        self.lists = lists
        isDescending = false
        heads.reserveCapacity(lists.count)
        for (number, list) in lists.enumerated() {
            let place = list.lowerBound(of: start)
            guard place != list.end else { continue }
            heads.append(Head(key: ~list[place], list: UInt32(number), place: place))
        }
        heapify()
    }

    mutating func next() -> UInt32? {
        guard let first = heads.first else { return nil }
        if let following = place(after: first) {
            let row = lists[Int(first.list)][following]
            sink(Head(key: isDescending ? row : ~row, list: first.list, place: following), from: 0)
        } else {
            let last = heads.removeLast()
            if !heads.isEmpty { sink(last, from: 0) }
        }
        return isDescending ? first.key : ~first.key
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

    /// In the direction of the run.
    private func place(after head: Head) -> AscendingList<UInt32>.Place? {
        let list = Int(head.list)
        if isDescending { return lists[list].place(before: head.place) }
        let place = lists[list].place(after: head.place)
        return place == lists[list].end ? nil : place
    }

    private mutating func heapify() {
        var index = heads.count / 2
        while index > 0 {
            index -= 1
            sink(heads[index], from: index)
        }
    }

    /// Puts a head where another one stood, or below, so that the greatest key comes first.
    private mutating func sink(_ head: Head, from start: Int) {
        var heads = heads.mutableSpan
        var index = start
        while true {
            var child = 2 * index + 1
            if child + 1 < heads.count, heads[child].key < heads[child + 1].key { child += 1 }
            guard child < heads.count, head.key < heads[child].key else { break }
            heads[index] = heads[child]
            index = child
        }
        heads[index] = head
    }
}
