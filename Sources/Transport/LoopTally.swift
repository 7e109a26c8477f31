internal import Synchronization
public import Tallies

/// What one loop does with its connections: that loop writes, any thread reads.
public final class LoopTally: Sendable {
    private let accepted = Tally()
    private let closed = Tally()
    private let failed = Tally()
    private let timedOut = Tally()
    private let parked = Tally()
    private let resumed = Tally()
    private let malformed = Tally()
    private let tooLarge = Tally()
    private let overdue = Tally()
    private let lateness = DurationTally()
    /// When the loop's timer runs next, in nanoseconds on the monotonic clock; 0 where it is not set.
    private let timerIsDue = Atomic<UInt64>(0)

    func connectionWasAccepted() { accepted.add() }
    func connectionWasClosed() { closed.add() }
    func acceptFailed() { failed.add() }
    func connectionTimedOut() { timedOut.add() }
    func requestWasParked() { parked.add() }
    func parkedRequestEnded() { resumed.add() }

    func requestWasRefused(_ refusal: Refusal) {
        switch refusal {
        case .malformed: malformed.add()
        case .tooLarge: tooLarge.add()
        case .overdue: overdue.add()
        }
    }

    /// The loop's timer was set.
    func timerWasSet(seconds: Double) {
        timerIsDue.store(MonotonicClock.nanoseconds &+ UInt64(seconds * 1e9), ordering: .relaxed)
    }

    /// The loop's timer runs.
    func timerRuns() {
        lateness.add(nanoseconds: MonotonicClock.nanoseconds.saturating(minus: timerIsDue.load(ordering: .relaxed)))
        timerIsDue.store(0, ordering: .relaxed)
    }
}

extension LoopTally {
    /// Connections that were accepted.
    public var acceptedConnections: UInt64 { accepted.count }

    /// Connections that are open now.
    public var openConnections: UInt64 {
        // The closed ones first: in the other order one might close that had not been counted as accepted yet.
        let closed = closed.count
        return accepted.count.saturating(minus: closed)
    }

    /// Attempts to accept a connection that failed, for want of descriptors as a rule.
    public var failedAccepts: UInt64 { failed.count }

    /// Connections that were closed because they took too long.
    public var timedOutConnections: UInt64 { timedOut.count }

    /// Requests whose handlers wait now: for the disk, a hash, a scan.
    public var parkedRequests: UInt64 {
        let resumed = resumed.count
        return parked.count.saturating(minus: resumed)
    }

    /// Requests that were refused before they reached a handler, or in its stead, by reason.
    public var refusedRequests: [(reason: String, count: UInt64)] {
        [("malformed", malformed.count), ("too_large", tooLarge.count), ("overdue", overdue.count)]
    }

    /// How late the loop's timer has been, each time; it runs once a second while there are connections.
    public var lag: Durations { lateness.durations }

    /// How long the timer has been overdue by now, in nanoseconds: more than a moment where the loop is stuck.
    public var stall: UInt64 {
        let due = timerIsDue.load(ordering: .relaxed)
        return due == 0 ? 0 : MonotonicClock.nanoseconds.saturating(minus: due)
    }
}

extension UInt64 {
    fileprivate func saturating(minus other: UInt64) -> UInt64 {
        self > other ? self - other : 0
    }
}
