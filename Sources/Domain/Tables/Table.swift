/// Rows in the order in which they came. A deleted row leaves its place empty, so that places in the order last.
///
/// Each chunk knows how many of its rows live, so that deep pages pass over whole chunks.
struct Table<Row: AnyObject & Sendable>: Sendable {
    private typealias Rows = ChunkedArray<Row?>

    private var rows = Rows()
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
        if rows.count == live.count * Rows.chunkSize { live.append(0) }
        rows.append(row)
        live[live.count - 1] += 1
        count += 1
        return number
    }

    /// Takes the place of a row that was deleted.
    /// - Returns: the number of the row.
    mutating func appendDeleted() -> UInt32 {
        let number = endRow
        if rows.count == live.count * Rows.chunkSize { live.append(0) }
        rows.append(nil)
        return number
    }

    /// Puts a new version into the place of a living row.
    mutating func replace(_ row: UInt32, with new: Row) {
        rows.update(at: Int(row)) { $0 = new }
    }

    /// Deletes a living row.
    mutating func remove(_ row: UInt32) {
        rows.update(at: Int(row)) { $0 = nil }
        live[Int(row) >> Rows.chunkBits] -= 1
        count -= 1
    }

    /// The nearest living row below `end`, which may be any number.
    func row(before end: UInt32) -> UInt32? {
        var end = min(Int(end), rows.count)
        while end > 0 {
            let chunk = (end - 1) >> Rows.chunkBits
            let start = chunk << Rows.chunkBits
            if live[chunk] > 0 {
                while end > start {
                    end -= 1
                    if rows.chunks[chunk][end - start] != nil { return UInt32(end) }
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
            let chunk = next >> Rows.chunkBits
            let end = min((chunk + 1) << Rows.chunkBits, rows.count)
            if live[chunk] > 0 {
                while next < end {
                    if rows.chunks[chunk][next & (Rows.chunkSize - 1)] != nil { return UInt32(next) }
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
        var chunk = live.count - 1
        while chunk > 0, live[chunk] <= skipped {
            skipped -= live[chunk]
            chunk -= 1
        }
        var end = min((chunk + 1) << Rows.chunkBits, rows.count)
        while skipped > 0, let row = row(before: UInt32(end)) {
            end = Int(row)
            skipped -= 1
        }
        return UInt32(end)
    }
}
