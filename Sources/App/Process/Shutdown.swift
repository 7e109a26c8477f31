import Glibc
import Synchronization
public import Workers

/// Waits for the signal that ends the process: SIGTERM or SIGINT. A second one ends it at once.
///
/// The signals are handled, not blocked and fetched: the main thread of a Swift program waits with no signal blocked,
/// so that blocking them elsewhere would still let them end the process. Their handler is the process's, and so is
/// what it writes to; make one `Shutdown` in a process.
public final class Shutdown: Sendable {
    private struct Waiting {
        var signal: Int32?
        var continuations: [CheckedContinuation<Int32, Never>] = []
    }

    private let waiting = Mutex(Waiting())

    /// Starts to listen for the signals.
    /// - Throws: where the system gives no thread or descriptor.
    public init() throws(ThreadFailure) {
        let arrival = try SignalArrival()
        try Thread("signals") { [weak self] in
            let number = arrival.wait()
            self?.arrived(number)
        }.detach()
        arrival.handle([SIGTERM, SIGINT])
    }

    /// Waits until one of the signals has come.
    /// - Returns: its number.
    @discardableResult
    public func wait() async -> Int32 {
        await withCheckedContinuation { continuation in
            let signal = waiting.withLock { waiting in
                if waiting.signal == nil { waiting.continuations.append(continuation) }
                return waiting.signal
            }
            if let signal { continuation.resume(returning: signal) }
        }
    }

    private func arrived(_ signal: Int32) {
        let continuations = waiting.withLock { waiting in
            waiting.signal = signal
            defer { waiting.continuations = [] }
            return waiting.continuations
        }
        for continuation in continuations { continuation.resume(returning: signal) }
    }
}
