/// Rows in the order in which they came. A deleted row leaves its place empty, so that places in the order last.
///
/// Each span of 1,024 places knows how many of its rows live, so that deep pages pass over whole spans.
struct Table<Row: AnyObject & Sendable>: Sendable {
    private static var spanBits: Int { 10 }

    private var rows = ChunkedArray<Row?>()
    /// By span.
    private var live: [Int] = []
    /// How many rows live.
    private(set) var count = 0

    /// How many places there are, those of deleted rows included: the number of the next row.
    var endRow: UInt32 { UInt32(rows.count) }

    /// nil where the row was deleted.
    subscript(row: UInt32) -> Row? { rows[Int(row)] }

    /// Lends a row, which is not retained for it.
    /// - Returns: nil where the row was deleted.
    @inline(__always)
    func lend<Result>(_ row: UInt32, _ body: (Row) -> Result) -> Result? {
        Self.lend(rows.read(at: Int(row)) { $0.map { Unmanaged.passUnretained($0) } }, body)
    }

    // Unsafe on purpose: the row is kept by the array that it stands in, which outlives the body. Swift does not see that,
    // and would retain the row: eighty atomic operations for a page of twenty tweets and their authors.
    @inline(__always)
    private static func lend<Result>(_ row: Unmanaged<Row>?, _ body: (Row) -> Result) -> Result? {
        row?._withUnsafeGuaranteedRef(body)
    }

    /// Rows that stand together: who holds them keeps each of them, and retains them all at once.
    struct Chunk: Sendable {
        fileprivate let rows: [Row?]
    }

    /// Lends a row of one of several chunks, which is not retained for it.
    /// - Returns: nil where the row was deleted.
    @inline(__always)
    static func lend<Result>(_ offset: Int, of chunk: Int, in chunks: [Chunk], _ body: (Row) -> Result) -> Result? {
        lend(chunks[chunk].rows[offset].map { Unmanaged.passUnretained($0) }, body)
    }

    /// The chunk that a row stands in.
    func chunk(of row: UInt32) -> Chunk {
        Chunk(rows: rows.chunk(of: Int(row)))
    }

    /// Where a row stands: which chunk, and where in it.
    static func place(of row: UInt32) -> (chunk: UInt32, offset: UInt32) {
        (row >> UInt32(ChunkedArray<Row?>.chunkBits), row & UInt32(ChunkedArray<Row?>.chunkSize - 1))
    }

    /// - Returns: the number of the row.
    mutating func append(_ row: Row) -> UInt32 {
        let number = add(row)
        live[live.count - 1] += 1
        count += 1
        return number
    }

    /// Takes the place of a row that was deleted.
    /// - Returns: the number of the row.
    mutating func appendDeleted() -> UInt32 { add(nil) }

    private mutating func add(_ row: Row?) -> UInt32 {
        let number = endRow
        if rows.count == live.count << Self.spanBits { live.append(0) }
        rows.append(row)
        return number
    }

    /// Puts a new version into the place of a living row.
    mutating func replace(_ row: UInt32, with new: Row) {
        rows.update(at: Int(row)) { $0 = new }
    }

    /// Deletes a living row.
    mutating func remove(_ row: UInt32) {
        rows.update(at: Int(row)) { $0 = nil }
        live[Int(row) >> Self.spanBits] -= 1
        count -= 1
    }

    /// The nearest living row below `end`, which may be any number.
    @inline(__always)
    func row(before end: UInt32) -> UInt32? {
        let end = min(Int(end), rows.count)
        // Most rows live, and so does the nearest one.
        if end > 0, lives(end - 1) { return UInt32(end - 1) }
        return row(farBefore: end)
    }

    @inline(never)
    private func row(farBefore end: Int) -> UInt32? {
        var end = end
        while end > 0 {
            let span = (end - 1) >> Self.spanBits
            let start = span << Self.spanBits
            if live[span] > 0 {
                while end > start {
                    end -= 1
                    if lives(end) { return UInt32(end) }
                }
            }
            end = start
        }
        return nil
    }

    /// The nearest living row at `start` or above.
    func row(from start: UInt32) -> UInt32? {
        var next = Int(start)
        while next < rows.count {
            let span = next >> Self.spanBits
            let end = min((span + 1) << Self.spanBits, rows.count)
            if live[span] > 0 {
                while next < end {
                    if lives(next) { return UInt32(next) }
                    next += 1
                }
            }
            next = end
        }
        return nil
    }

    /// The row before which all but the `skipped` newest living rows stand.
    /// - Parameter skipped: 0..<count.
    func end(skipping skipped: Int) -> UInt32 {
        var skipped = skipped
        var span = live.count - 1
        while span > 0, live[span] <= skipped {
            skipped -= live[span]
            span -= 1
        }
        var end = min((span + 1) << Self.spanBits, rows.count)
        while skipped > 0, let row = row(before: UInt32(end)) {
            end = Int(row)
            skipped -= 1
        }
        return UInt32(end)
    }

    @inline(__always)
    private func lives(_ row: Int) -> Bool {
        rows.read(at: row) { $0 != nil }
    }
}
