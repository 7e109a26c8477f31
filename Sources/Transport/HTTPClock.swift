internal import CLibevent
internal import Glibc
internal import HTTP

/// The `Date` field of one loop's replies, written anew when the second changes.
final class HTTPClock {
    private(set) var field: [UInt8] = []
    private var second = -1
    private let base: OpaquePointer

    init(base: OpaquePointer) {
        self.base = base
    }

    /// How long this turn of the loop has lasted, in seconds: so long its last requests have waited at least.
    var turnAge: Double {
        var began = timeval()
        var now = timeval()
        guard event_base_gettimeofday_cached(base, &began) == 0, gettimeofday(&now, nil) == 0 else { return 0 }
        return Double(now.tv_sec - began.tv_sec) + Double(now.tv_usec - began.tv_usec) * 1e-6
    }

    /// Reads the loop's own clock, which costs no system call within a turn.
    func refresh() {
        var now = timeval()
        guard event_base_gettimeofday_cached(base, &now) == 0, now.tv_sec != second else { return }
        second = now.tv_sec
        field = Array("Date: \(HTTPDate.text(secondsSinceEpoch: Int64(second)))\r\n".utf8)
    }
}
