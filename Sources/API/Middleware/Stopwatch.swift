import Glibc

/// The clock that requests are timed by.
enum Stopwatch {
    /// In nanoseconds since some moment; it never runs backwards.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }
}
