internal import CoreMetrics
internal import Synchronization
internal import Tallies

/// How long something took, each time; any thread may add.
final class TimerInstrument: TimerHandler {
    private let tally = Mutex(DurationTally())

    var durations: Durations { tally.withLock { $0.durations } }

    func recordNanoseconds(_ duration: Int64) {
        tally.withLock { $0.add(nanoseconds: UInt64(max(0, duration))) }
    }
}
