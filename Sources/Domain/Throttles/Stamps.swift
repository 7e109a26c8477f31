/// Remembers a moment under each key, for a fixed number of keys.
///
/// Where there are more, those with the earliest moment give way. A key may stand at eight places, which its hash
/// chooses: to make it be forgotten, others with later moments have to fall on all eight, and whoever cannot foresee the
/// hash has to bring about as many of them as the whole table has places.
struct Stamps: Sendable {
    private struct Entry: Sendable {
        var key: UInt64 = 0
        var moment = Int64.min
    }

    private static let ways = 8

    private var entries: [Entry]

    /// - Parameter capacity: how many keys it remembers; rounded up to a multiple of eight. Each takes 16 bytes.
    init(capacity: Int) {
        let sets = max(1, (capacity + Self.ways - 1) / Self.ways)
        entries = Array(repeating: Entry(), count: sets * Self.ways)
    }

    /// The moment under a key; nil where there is none. To be set for keys that clients cannot foresee: two things with
    /// the same key are one.
    subscript(key: UInt64) -> Int64? {
        get {
            let entry = entries[place(of: key)]
            return entry.key == key && entry.moment > .min ? entry.moment : nil
        }
        set {
            entries[place(of: key)] = Entry(key: key, moment: newValue ?? .min)
        }
    }

    /// Where a key stands, or else is to stand.
    private func place(of key: UInt64) -> Int {
        let start = Int(key % UInt64(entries.count / Self.ways)) * Self.ways
        var earliest = start
        for place in start..<start + Self.ways {
            if entries[place].key == key { return place }
            if entries[place].moment < entries[earliest].moment { earliest = place }
        }
        return earliest
    }
}
