/// How long something took, each time. One thread at a time adds, any thread may read meanwhile.
public final class DurationTally: Sendable {
    @usableFromInline let counts = InlineArray<18, Tally> { _ in Tally() }
    @usableFromInline let total = Tally()

    public init() {}

    @inlinable
    public func add(nanoseconds: UInt64) {
        var place = 0
        while place < Durations.bounds.count, nanoseconds > Durations.bounds[place] { place += 1 }
        counts[place].add()
        total.add(nanoseconds)
    }

    /// As it stands now.
    public var durations: Durations {
        var durations = Durations()
        for place in durations.counts.indices { durations.counts[place] = counts[place].count }
        durations.nanoseconds = total.count
        return durations
    }
}
