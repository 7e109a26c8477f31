/// Rows in the order in which they came. A deleted row leaves its place empty, so that places in the order last.
///
/// Each chunk knows how many of its rows live, so that deep pages pass over whole chunks.
struct Table<Row: AnyObject & Sendable>: Sendable {
    private var rows = ChunkedArray<Row?>()
    private var live: [Int] = []
    /// How many rows live.
    private(set) var count = 0

    /// How many places there are, those of deleted rows included: the number of the next row.
    var endRow: UInt32 { UInt32(rows.count) }

    /// nil where the row was deleted.
    subscript(row: UInt32) -> Row? { rows[Int(row)] }

    /// - Returns: the number of the row.
    mutating func append(_ row: Row) -> UInt32 {
        let number = endRow
        if rows.count == live.count * ChunkedArray<Row?>.chunkSize { live.append(0) }
        rows.append(row)
        live[live.count - 1] += 1
        count += 1
        return number
    }

    /// Puts a new version into the place of a living row.
    mutating func replace(_ row: UInt32, with new: Row) {
        rows.update(at: Int(row)) { $0 = new }
    }

    /// Deletes a living row.
    mutating func remove(_ row: UInt32) {
        rows.update(at: Int(row)) { $0 = nil }
        live[Int(row) >> ChunkedArray<Row?>.chunkBits] -= 1
        count -= 1
    }

    /// Visits the living rows from the newest to the oldest.
    /// - Parameters:
    ///   - end: the row before which to begin, or any greater number.
    ///   - skipped: how many living rows to pass over first.
    ///   - body: returns whether to go on.
    func descending<E>(
        before end: UInt32,
        skipping skipped: Int = 0,
        _ body: (UInt32, Row) throws(E) -> Bool
    ) throws(E) {
        var skipped = skipped
        var end = min(Int(end), rows.count)
        while end > 0 {
            let chunk = (end - 1) >> ChunkedArray<Row?>.chunkBits
            let start = chunk << ChunkedArray<Row?>.chunkBits
            let isWhole = end == min(start + ChunkedArray<Row?>.chunkSize, rows.count)
            if live[chunk] == 0 || (isWhole && live[chunk] <= skipped) {
                if isWhole { skipped -= live[chunk] }
                end = start
                continue
            }
            let places = rows.chunks[chunk]
            while end > start {
                end -= 1
                if places[end - start] == nil { continue }
                if skipped > 0 {
                    skipped -= 1
                } else if let row = places[end - start], try !body(UInt32(end), row) {
                    return
                }
            }
        }
    }

    /// Visits the living rows from the oldest to the newest.
    /// - Parameters:
    ///   - start: the row with which to begin.
    ///   - body: returns whether to go on.
    func ascending<E>(from start: UInt32, _ body: (UInt32, Row) throws(E) -> Bool) throws(E) {
        var next = Int(start)
        while next < rows.count {
            let chunk = next >> ChunkedArray<Row?>.chunkBits
            let start = chunk << ChunkedArray<Row?>.chunkBits
            let places = rows.chunks[chunk]
            if live[chunk] == 0 {
                next = start + places.count
                continue
            }
            while next < start + places.count {
                if let row = places[next - start], try !body(UInt32(next), row) { return }
                next += 1
            }
        }
    }
}
