internal import Glibc

/// A clock that never runs backwards. What it tells counts from some moment.
public enum MonotonicClock {
    /// In seconds, exact to a few milliseconds, and cheap to read.
    public static var now: Double {
        let time = read(CLOCK_MONOTONIC_COARSE)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// In milliseconds, exact to a few, and cheap to read.
    public static var milliseconds: Int64 {
        let time = read(CLOCK_MONOTONIC_COARSE)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// In nanoseconds, exact, and dearer to read.
    public static var nanoseconds: UInt64 {
        let time = read(CLOCK_MONOTONIC)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    @inline(__always)
    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
