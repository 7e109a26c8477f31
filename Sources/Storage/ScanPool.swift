public import Domain
import FoundationEssentials
import Synchronization

/// Runs scans on a few threads of its own, so that they hold up neither a loop nor Swift's pool.
///
/// Threads start when they are first needed. A scan ends early, as `unavailable`, when its task is cancelled or the pool
/// shuts down.
public final class ScanPool: Sendable {
    private let queue: ScanQueue

    /// - Parameters:
    ///   - threads: how many scans run at once; nil: as many as there are cores.
    ///   - waiting: how many more may wait for a thread.
    public init(threads: Int? = nil, waiting: Int = 64) {
        queue = ScanQueue(
            threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
            waiting: waiting
        )
    }

    deinit {
        queue.stop()
    }

    /// Runs a scan and resumes the caller on its own executor.
    /// - Throws: what the scan throws, and `unavailable` where too many are waiting, when the task is cancelled, and
    ///   after the shut-down.
    public func run<S: Scan>(_ scan: S) async throws(Failure) -> Page<S.Item> {
        let cancellation = Cancellation()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<Result<Page<S.Item>, Failure>, Never>) in
                let isTaken = queue.submit { isStopped in
                    let result = Result { () throws(Failure) in
                        guard !isStopped(), !cancellation.isCancelled else { throw .unavailable(retryAfter: 1) }
                        return try scan.run { isStopped() || cancellation.isCancelled }
                    }
                    continuation.resume(returning: result)
                }
                if !isTaken { continuation.resume(returning: .failure(.unavailable(retryAfter: 1))) }
            }
        } onCancel: {
            cancellation.cancel()
        }
        return try result.get()
    }

    /// Ends the threads. Scans that run or wait fail as `unavailable`, and so does every later one.
    public func shutdown() {
        queue.stop()
    }
}

/// Whether the task that waits for a scan has been cancelled.
private final class Cancellation: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .relaxed) }

    func cancel() {
        flag.store(true, ordering: .relaxed)
    }
}
