/// Steps through the tweets of a source, downwards or upwards.
struct TweetRun {
    private let isDescending: Bool
    /// Of the whole table: where it stands.
    private var row: UInt32 = 0
    private var list: AscendingList<UInt32>?
    private var place = AscendingList<UInt32>.Place(chunk: 0, offset: 0)
    private var merge: RowMerge?

    init(rowsBefore end: UInt32) {
        isDescending = true
        row = end
    }

    init(rowsFrom start: UInt32) {
        isDescending = false
        row = start
    }

    init(_ list: AscendingList<UInt32>, before end: AscendingList<UInt32>.Place) {
        isDescending = true
        self.list = list
        place = end
    }

    init(_ list: AscendingList<UInt32>, from start: AscendingList<UInt32>.Place) {
        isDescending = false
        self.list = list
        place = start
    }

    /// In the direction of the merge.
    init(_ merge: consuming RowMerge) {
        isDescending = true
        self.merge = merge
    }

    /// The rows of the next tweets, which live, up to so many.
    mutating func next(_ limit: Int, in table: Table<Tweet>) -> [UInt32] {
        if let rows = merge?.next(limit) { return rows }
        var rows: [UInt32] = []
        rows.reserveCapacity(limit)
        while rows.count < limit, let row = next(in: table) { rows.append(row) }
        return rows
    }

    @inline(__always)
    private mutating func next(in table: Table<Tweet>) -> UInt32? {
        if list != nil { return nextOfList() }
        if isDescending {
            guard let next = table.row(before: row) else { return nil }
            row = next
            return next
        }
        guard let next = table.row(from: row) else { return nil }
        row = next + 1
        return next
    }

    private mutating func nextOfList() -> UInt32? {
        guard let list else { return nil }
        if isDescending {
            guard let next = list.place(before: place) else { return nil }
            place = next
            return list[next]
        }
        guard place != list.end else { return nil }
        defer { place = list.place(after: place) }
        return list[place]
    }
}
