/// A distribution of durations over one scale, the same for everything that is measured.
public struct Durations: Sendable {
    /// The scale, in nanoseconds: 25 µs to 10 s. What takes longer has a place of its own at the end.
    public static let bounds: InlineArray<17, UInt64> = [
        25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000, 250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000,
    ]

    /// How many lie at or below each bound and above the one before it; the last are those above all bounds.
    public var counts = [UInt64](repeating: 0, count: Durations.bounds.count + 1)
    /// All of them together.
    public var nanoseconds: UInt64 = 0

    public init() {}

    public static func += (sum: inout Durations, other: Durations) {
        for place in sum.counts.indices { sum.counts[place] += other.counts[place] }
        sum.nanoseconds += other.nanoseconds
    }
}
