public import Domain
internal import Synchronization
internal import Workers

extension EmbeddedStore {
    private static let lockName = "LOCK"

    /// Opens a data directory, which may be empty or not be there: recovers what is in it, and starts to keep it. Blocks
    /// until that is done.
    /// - Parameters:
    ///   - scans: shut down by the one who made it.
    ///   - clock: gives the current time.
    ///   - report: is told what happens, from any thread.
    ///   - fatal: is told, once, when nothing can be kept any more; should end the process.
    public static func open(
        _ files: any FileSystem,
        settings: EmbeddedSettings = EmbeddedSettings(),
        scans: ScanPool = ScanPool(),
        clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (StorageEvent) -> Void = { _ in },
        fatal: @escaping @Sendable (StorageFailure) -> Void
    ) throws(StorageFailure) -> EmbeddedStore {
        let lock = try hold(files)
        do throws(StorageFailure) {
            let recovery = Recovery(files: files, report: report)
            let (loaded, opening) = try recover(recovery)
            report(
                .recovered(
                    users: loaded.state.userCount,
                    tweets: loaded.state.tweetCount,
                    replayed: loaded.records,
                    wasClean: loaded.wasClean
                )
            )
            do {
                let store = try EmbeddedStore(
                    loaded,
                    lock: lock,
                    manifest: opening.manifest,
                    files: files,
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
        } catch {
            files.close(lock)
            throw error
        }
    }

    /// Takes the directory for this process, which makes it where there is none.
    static func hold(_ files: any FileSystem) throws(StorageFailure) -> FileNumber {
        let lock: FileNumber?
        do {
            try files.prepare()
            lock = try files.lock(lockName)
        } catch {
            throw .cannotCreate(error.description)
        }
        guard let lock else { throw .inUse(directory: files.directory) }
        return lock
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
