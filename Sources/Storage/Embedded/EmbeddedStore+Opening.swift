public import Domain
internal import Synchronization
internal import Workers

extension EmbeddedStore {
    /// Opens a data directory, which may be empty: recovers what is in it, and starts to keep it. Blocks until that is
    /// done.
    /// - Parameters:
    ///   - scans: shut down by the one who made it.
    ///   - clock: gives the current time.
    ///   - report: is told what happens, from any thread.
    ///   - fatal: is told, once, when nothing can be kept any more; should end the process.
    public static func open(
        _ directory: DataDirectory,
        settings: EmbeddedSettings = EmbeddedSettings(),
        scans: ScanPool = ScanPool(),
        clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (StorageEvent) -> Void = { _ in },
        fatal: @escaping @Sendable (StorageFailure) -> Void
    ) throws(StorageFailure) -> EmbeddedStore {
        let began = ContinuousClock.now
        let files = directory.files
        let recovery = Recovery(files: files, report: report)
        let (loaded, opening) = try recover(recovery)
        report(
            .recovered(
                users: loaded.state.userCount,
                tweets: loaded.state.tweetCount,
                replayed: loaded.records,
                wasClean: loaded.wasClean,
                milliseconds: Int((ContinuousClock.now - began) / .milliseconds(1))
            )
        )
        do {
            let store = try EmbeddedStore(
                loaded,
                directory: directory,
                manifest: opening.manifest,
                settings: settings,
                scans: scans,
                clock: clock,
                report: report,
                fatal: fatal
            )
            try store.run(opening.journal)
            return store
        } catch {
            throw .noThread(error.description)
        }
    }

    private static func recover(
        _ recovery: Recovery
    ) throws(StorageFailure) -> (Recovery.Loaded, Recovery.Opening) {
        if let manifest = try recovery.manifest() {
            let loaded = try recovery.load(manifest)
            return (loaded, try recovery.settle(loaded))
        }
        let epoch = UInt64.random(in: .min ... .max)
        let manifest = Manifest(epoch: epoch, current: Manifest.Generation(snapshot: nil, journals: []))
        let loaded = Recovery.Loaded(
            state: State(epoch: epoch),
            position: .start,
            manifest: manifest,
            records: 0,
            wasClean: true,
            tail: nil,
            end: 0
        )
        return (loaded, try recovery.begin(manifest))
    }

    private func run(_ journal: JournalFile) throws(ThreadFailure) {
        let flusher = try Thread("journal") { self.flush(journal) }
        do {
            let keeper = try Thread("snapshots") { self.keepSnapshots() }
            threads.withLock { $0 = [keeper, flusher] }
        } catch {
            core.withLock { $0.wantsStop = true }
            work.signal()
            flusher.join()
            throw error
        }
    }
}
