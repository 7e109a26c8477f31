internal import CLibevent
internal import Glibc
internal import HTTP

/// The `Date` field of one loop's replies, written anew when the second changes.
final class HTTPClock {
    private(set) var field: [UInt8] = []
    private var second = -1
    private let base: OpaquePointer
    /// When the last two turns began that asked.
    private var turn = timeval()
    private var turnBefore = timeval()

    init(base: OpaquePointer) {
        self.base = base
    }

    /// How long ago the turn of the loop began that was the last before this one to ask, in seconds. Where the loop takes
    /// all that is ready in one turn, no request has waited longer.
    func sinceTurnBefore() -> Double {
        var began = timeval()
        var now = timespec()
        // Exact to a few milliseconds, and cheap to read.
        guard event_base_gettimeofday_cached(base, &began) == 0, clock_gettime(CLOCK_REALTIME_COARSE, &now) == 0 else {
            return 0
        }
        if began.tv_sec != turn.tv_sec || began.tv_usec != turn.tv_usec { (turnBefore, turn) = (turn, began) }
        return Double(now.tv_sec - turnBefore.tv_sec) + (Double(now.tv_nsec) * 1e-3 - Double(turnBefore.tv_usec)) * 1e-6
    }

    /// Reads the loop's own clock, which costs no system call within a turn.
    func refresh() {
        var now = timeval()
        guard event_base_gettimeofday_cached(base, &now) == 0, now.tv_sec != second else { return }
        second = now.tv_sec
        field = Array("Date: \(HTTPDate.text(secondsSinceEpoch: Int64(second)))\r\n".utf8)
    }
}
