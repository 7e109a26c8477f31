internal import Domain
internal import Synchronization
internal import Workers

/// The thread that takes snapshots, and looks every second whether a write has waited too long.
extension EmbeddedStore {
    /// So many segments without a snapshot ask for one, even if nothing changed but that the server was started again.
    private static let maximumSegments = 16

    /// Takes a snapshot now; nothing happens once the store is being closed.
    /// - Throws: why there is none.
    public func snapshot() async throws(FileFailure) {
        guard !isStopping.load(ordering: .sequentiallyConsistent) else { return }
        try await withCheckedContinuation { continuation in
            snapshotWaiters.withLock { $0.append(continuation) }
            snapshots.signal()
        }.get()
    }

    func keepSnapshots() {
        Thread.giveWay()
        var takenAt = milliseconds
        while true {
            _ = snapshots.wait(milliseconds: 1000)
            expire()
            let isStopping = isStopping.load(ordering: .sequentiallyConsistent)
            let waiters = snapshotWaiters.withLock { waiters in
                defer { waiters = [] }
                return waiters
            }
            let isDue = milliseconds - takenAt >= Int64(settings.snapshotSeconds) * 1000
            if !waiters.isEmpty || ((isDue || isStopping) && isWorthIt) {
                let result = takeSnapshot()
                takenAt = milliseconds
                for waiter in waiters { waiter.resume(returning: result) }
            } else if isDue {
                takenAt = milliseconds
            }
            if isStopping { break }
        }
        stopFlusher()
    }

    /// Refuses further writes; the record of the clean stop is the last one.
    private func stopFlusher() {
        core.withLock { core in
            if core.mode == .open {
                core.append(.close)
                core.ledger.skipRevision()
                core.mode = .closing
            }
            core.wantsStop = true
        }
        work.signal()
    }

    private var isWorthIt: Bool {
        let segments = manifest.withLock { $0.current.journals.count }
        return core.withLock { core in
            core.mode == .open && (core.changed > core.snapshot || segments > Self.maximumSegments)
        }
    }

    private func expire() {
        let now = milliseconds
        let waiters = core.withLock { $0.batcher.expire(at: now) }
        for waiter in waiters { waiter.resume() }
    }

    private func takeSnapshot() -> Result<Void, FileFailure> {
        let began = milliseconds
        do throws(FileFailure) {
            guard let cut = try takeCut() else { return .success(()) }
            let (lsn, bytes) = (cut.position.lsn, try write(cut))
            core.withLock { $0.snapshot = lsn }
            report(.snapshotTaken(lsn: lsn, bytes: bytes, milliseconds: Int(milliseconds - began)))
            return .success(())
        } catch {
            core.withLock { $0.failedSnapshots += 1 }
            report(.snapshotFailed(reason: error.description))
            // After this failure no one knows which names are on the disk.
            if error.operation == .syncDirectory { lose(error) }
            return .failure(error)
        }
    }

    /// Lets the flusher begin a new segment, and takes the state as it is there.
    /// - Returns: nil where the journal is lost.
    private func takeCut() throws(FileFailure) -> EmbeddedCore.Cut? {
        core.withLock { $0.wantsCut = true }
        work.signal()
        while !isCut.wait(milliseconds: 1000) { expire() }
        return try cut.withLock { cut throws(FileFailure) in
            defer { cut = nil }
            return try cut?.get()
        }
    }

    private func write(_ cut: EmbeddedCore.Cut) throws(FileFailure) -> Int {
        let lsn = cut.position.lsn
        let name = Manifest.snapshotName(lsn)
        guard manifest.withLock({ $0.current.snapshot }) != lsn else { return 0 }
        let temporary = name + ".tmp"
        let bytes: Int
        do throws(FileFailure) {
            bytes = try SnapshotWriter.write(cut.state, at: cut.position, to: temporary, in: files)
            try files.rename(temporary, to: name)
            try files.syncDirectory()
            try replaceManifest { $0.taking(snapshot: lsn) }
        } catch {
            try? files.remove(temporary)
            throw error
        }
        let leftovers = manifest.withLock { $0 }.leftovers(in: try files.list())
        for old in leftovers { try files.remove(old) }
        return bytes
    }
}
