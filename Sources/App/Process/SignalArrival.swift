import CLinux
import Glibc
import Synchronization
internal import Workers

/// Carries a signal from its handler, which may do almost nothing, to a thread that waits for it.
struct SignalArrival: Sendable {
    // A handler gets nothing but a number, so what it needs stands in globals.
    private static let descriptor = Atomic<Int32>(-1)
    private static let first = Atomic<Int32>(0)

    private let descriptor: Int32

    init() throws(ThreadFailure) {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC))
        guard descriptor >= 0 else { throw ThreadFailure("make an event", code: errno) }
        Self.first.store(0, ordering: .sequentiallyConsistent)
        Self.descriptor.store(descriptor, ordering: .sequentiallyConsistent)
    }

    /// From now on these signals arrive here; a second one ends the process, as if it were not handled.
    func handle(_ signals: [Int32]) {
        for number in signals {
            signal(number) { number in
                let code = errno
                let (isFirst, _) = SignalArrival.first.compareExchange(
                    expected: 0,
                    desired: number,
                    ordering: .sequentiallyConsistent
                )
                guard isFirst else { _exit(128 + number) }
                var one: UInt64 = 1
                _ = write(SignalArrival.descriptor.load(ordering: .sequentiallyConsistent), &one, 8)
                errno = code
            }
        }
    }

    /// Blocks until a signal has come.
    /// - Returns: its number.
    func wait() -> Int32 {
        var count: UInt64 = 0
        while read(descriptor, &count, 8) < 0, errno == EINTR {}
        return Self.first.load(ordering: .sequentiallyConsistent)
    }
}
