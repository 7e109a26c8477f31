/// A dictionary in 256 parts, so that growing, and the first write after a copy, moves a small part of it at a time.
struct ShardedDictionary<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private var shards: [[Key: Value]] = Array(repeating: [:], count: 256)
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    subscript(key: Key) -> Value? {
        get { shards[Self.shard(of: key)][key] }
        set {
            let shard = Self.shard(of: key)
            let before = shards[shard].count
            shards[shard][key] = newValue
            count += shards[shard].count - before
        }
    }

    /// Visits all entries, in no particular order.
    func visit<E>(_ body: (Key, Value) throws(E) -> Void) throws(E) {
        for shard in shards {
            for (key, value) in shard { try body(key, value) }
        }
    }

    private static func shard(of key: Key) -> Int {
        Int(UInt(bitPattern: key.hashValue) >> (UInt.bitWidth - 8))
    }
}
