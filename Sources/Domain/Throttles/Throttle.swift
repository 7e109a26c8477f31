/// Admits so many attempts a minute under each key: a bucket of tokens for each, which fills up evenly.
///
/// A bucket is one number, the moment at which it will be full again (the generic cell rate algorithm). A refused attempt
/// takes nothing, so that nobody stays locked out: a minute without an admitted attempt fills any bucket.
///
/// Its memory is fixed. A flood of keys makes it forget the buckets that are nearest to full, which forgets the least: for
/// one to go from which many tokens were taken, more must have been taken from seven others at its place in the table.
struct Throttle: Sendable {
    /// In microseconds.
    private static let minute: Int64 = 60_000_000

    /// Microseconds until a token comes back.
    private let interval: Int64
    /// Microseconds until an empty bucket is full.
    private let depth: Int64
    /// When each bucket will be full.
    private var full: Stamps

    /// - Parameters:
    ///   - perMinute: attempts under each key, at once or over a minute; 1...60,000,000.
    ///   - capacity: how many keys it tells apart.
    init(perMinute: Int, capacity: Int) {
        let count = Int64(max(1, perMinute))
        interval = max(1, Self.minute / count)
        depth = interval * count
        full = Stamps(capacity: capacity)
    }

    /// How long it is until an attempt would be admitted, in microseconds; 0 where it would be now.
    /// - Parameter now: in microseconds, on a clock that never runs backwards.
    func wait(for key: UInt64, at now: Int64) -> Int64 {
        max(0, max(now, full[key] ?? now) + interval - (now + depth))
    }

    /// Takes a token for an attempt that is admitted.
    mutating func take(_ key: UInt64, at now: Int64) {
        full[key] = max(now, full[key] ?? now) + interval
    }
}
