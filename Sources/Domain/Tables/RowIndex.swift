/// Finds the row of an id, that of a deleted one too: an id that was given once is known for ever.
///
/// The server's own ids, which run on without gaps, stand in chunks that grow without rehashing or copying; only ids
/// that were chosen by callers far outside stand in a dictionary.
struct RowIndex: Sendable {
    private static let none = UInt32.max
    private static let chunkBits: Int64 = 10

    /// Empty chunks have not been needed yet.
    private var chunks: [[UInt32]] = []
    private var outside = ShardedDictionary<Int64, UInt32>()
    /// How many ids have ever been given.
    private(set) var count = 0

    /// How many ids stand in the dictionary.
    var outsideCount: Int { outside.count }

    /// - Returns: nil where the id was never given.
    func row(of id: Int64) -> UInt32? {
        let chunk = id >> Self.chunkBits
        if chunk < chunks.count, !chunks[Int(chunk)].isEmpty {
            let row = chunks[Int(chunk)][Int(id & (1 << Self.chunkBits - 1))]
            if row != Self.none { return row }
        }
        return outside.isEmpty ? nil : outside[id]
    }

    /// - Parameter id: one that was never given.
    mutating func insert(_ id: Int64, row: UInt32) {
        // The chunks take at most eight bytes for each id given, wherever callers put their ids.
        if id <= Int64(2 * count) + (1 << Self.chunkBits) {
            let chunk = Int(id >> Self.chunkBits)
            while chunks.count <= chunk { chunks.append([]) }
            if chunks[chunk].isEmpty {
                chunks[chunk] = Array(repeating: Self.none, count: 1 << Self.chunkBits)
            }
            chunks[chunk][Int(id & (1 << Self.chunkBits - 1))] = row
        } else {
            outside[id] = row
        }
        count += 1
    }

    /// Visits all ids that were ever given, in no particular order.
    func visit<E>(_ body: (Int64, UInt32) throws(E) -> Void) throws(E) {
        for (number, chunk) in chunks.enumerated() {
            for (offset, row) in chunk.enumerated() where row != Self.none {
                try body(Int64(number) << Self.chunkBits + Int64(offset), row)
            }
        }
        try outside.visit(body)
    }
}
