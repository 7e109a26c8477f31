public import Domain
internal import Synchronization
internal import Tallies
internal import Workers

/// The engine that keeps everything in memory and on disk: a journal of mutations, and snapshots of the whole.
///
/// A read may show what is not durable yet; a write returns once it is. `close` it before letting go of it.
public final class EmbeddedStore: StateStore {
    public let scans: ScanPool
    let files: any FileSystem
    let settings: EmbeddedSettings
    let report: @Sendable (StorageEvent) -> Void
    /// Told once when nothing can be kept any more; in the server it ends the process.
    let fatal: @Sendable (StorageFailure) -> Void
    let core: Mutex<EmbeddedCore>
    let manifest: Mutex<Manifest>
    let threads = Mutex<[Thread]>([])
    /// Tells the flusher that there is something to do.
    let work: CountingSemaphore
    /// Tells the thread of snapshots that there is something to do before its next second.
    let snapshots: CountingSemaphore
    /// What became of the last cut that was asked for.
    let cut = Mutex<Result<EmbeddedCore.Cut, FileFailure>?>(nil)
    let isCut: CountingSemaphore
    let snapshotWaiters = Mutex<[CheckedContinuation<Result<Void, FileFailure>, Never>]>([])
    let isStopping = Atomic(false)
    private let directory: DataDirectory

    init(
        _ loaded: consuming Recovery.Loaded,
        directory: DataDirectory,
        manifest: Manifest,
        settings: EmbeddedSettings,
        scans: ScanPool,
        clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (StorageEvent) -> Void,
        fatal: @escaping @Sendable (StorageFailure) -> Void
    ) throws(ThreadFailure) {
        work = try CountingSemaphore()
        snapshots = try CountingSemaphore()
        isCut = try CountingSemaphore()
        self.directory = directory
        files = directory.files
        self.settings = settings
        self.scans = scans
        self.report = report
        self.fatal = fatal
        self.manifest = Mutex(manifest)
        let snapshot = manifest.current.snapshot ?? 0
        core = Mutex(
            EmbeddedCore(
                ledger: Ledger(state: loaded.state, clock: clock),
                batcher: Batcher(
                    durable: loaded.position.lsn,
                    maximumRecords: settings.maximumRecords,
                    maximumBytes: settings.maximumBytes
                ),
                position: loaded.position,
                changed: loaded.records > 1 ? loaded.position.lsn : snapshot,
                snapshot: snapshot
            )
        )
    }

    public func read<Answer: Sendable>(
        _ body: (borrowing State) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        try core.withLock { core throws(Failure) in try body(core.ledger.state) }
    }

    public func transact<Answer: Sendable>(
        _ body: (inout Ledger) throws(Failure) -> Answer
    ) throws(Failure) -> Eventual<Answer> {
        let outcome = core.withLock { core in core.transact(body) }
        if outcome.mustWake { work.signal() }
        guard let lsn = outcome.lsn else { return .now(try outcome.result.get()) }
        let record = Record(lsn: lsn, deadline: milliseconds + settings.writeDeadlineMilliseconds, store: self)
        switch outcome.result {
        case .success(let answer): return .held(answer, until: record)
        // It has applied something before it failed.
        case .failure(let failure): return .failure(failure, after: record)
        }
    }

    /// A record in the journal, which is to become as durable as was promised.
    private struct Record: Commitment {
        let lsn: Int64
        /// On the store's clock.
        let deadline: Int64
        let store: EmbeddedStore

        var outcome: Result<Void, Failure>? {
            let state = store.core.withLock { ($0.batcher.durable, $0.mode) }
            if lsn <= state.0 { return .success(()) }
            let isOpen = state.1 != .lost && store.milliseconds < deadline
            return isOpen ? nil : .failure(.unavailable(retryAfter: 1))
        }

        func wait() async {
            await withCheckedContinuation { continuation in
                let waits = store.core.withLock { core in
                    core.mode != .lost && core.batcher.wait(for: lsn, until: deadline, continuation)
                }
                if !waits { continuation.resume() }
            }
        }
    }

    /// The numbers of journal records, of syncs, and of snapshots that failed, since the start.
    public var counts: (records: Int, syncs: Int, failedSnapshots: Int) {
        core.withLock { ($0.records, $0.syncs, $0.failedSnapshots) }
    }

    /// Takes no more writes, writes a snapshot and the record of a clean stop, and lets the directory go. Blocks until
    /// that is done.
    public func close() {
        guard !isStopping.exchange(true, ordering: .sequentiallyConsistent) else { return }
        snapshots.signal()
        let running = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for thread in running { thread.join() }
        directory.release()
    }

    /// The time on the clock that deadlines are told by.
    var milliseconds: Int64 { MonotonicClock.milliseconds }
}
