public import Domain
internal import Synchronization
public import Workers

/// Runs scans on a few threads of its own, so that they hold up neither a loop nor Swift's pool.
///
/// A scan ends early, as `unavailable`, when its task is cancelled or the pool shuts down.
public final class ScanPool: Sendable {
    /// nil where the system has no threads to give.
    private let workers: WorkerPool?

    /// - Parameters:
    ///   - threads: how many scans run at once; nil: as many as there are cores.
    ///   - waiting: how many more may wait for a thread.
    public init(threads: Int? = nil, waiting: Int = 64) {
        workers = try? WorkerPool("scan", threads: threads ?? Cores.available, queue: waiting, givesWay: true)
    }

    /// Runs a scan and resumes the caller on its own executor.
    /// - Throws: what the scan throws, and `unavailable` where too many are waiting, when the task is cancelled, and
    ///   after the shut-down.
    public func run<S: Scan>(_ scan: S) async throws(Failure) -> Page<S.Items> {
        guard let workers else { throw .unavailable(retryAfter: 1) }
        let cancellation = Cancellation()
        let result = await withTaskCancellationHandler {
            await workers.run {
                Result { () throws(Failure) in
                    try scan.run { workers.isClosed || cancellation.isCancelled }
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
        guard let result else { throw .unavailable(retryAfter: 1) }
        return try result.get()
    }

    /// How many scans wait for a thread.
    public var load: QueueLoad {
        workers?.load ?? QueueLoad(waiting: 0, capacity: 0, refused: 0)
    }

    /// Ends the threads. Scans that run or wait fail as `unavailable`, and so does every later one.
    public func shutdown() {
        workers?.close()
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
