internal import Domain
internal import Synchronization
internal import Workers

/// The thread that writes the journal: one sync under way, and what comes meanwhile is the next batch.
extension EmbeddedStore {
    /// What the flusher's thread has in hand.
    private struct Desk {
        var journal: JournalFile
        var step: EmbeddedCore.Step?
        var syncedAt: Int64 = 0
        var isFull = false
    }

    func flush(_ journal: JournalFile) {
        // Where it shares a core with a loop, it is not to take the loop's first write alone: the turn's others join it.
        Thread.neverPreempt()
        var desk = Desk(journal: journal)
        while true {
            _ = work.wait(milliseconds: wakeAfter(desk))
            while proceed(&desk) {}
            if core.withLock({ $0.mode == .lost }) { return }
            if core.withLock({ $0.wantsStop && ($0.batcher.isIdle || desk.isFull) && desk.step?.cut == nil }) { break }
        }
        end(&desk)
    }

    private func wakeAfter(_ desk: Desk) -> Int32 {
        if desk.isFull { return settings.retryMilliseconds }
        return settings.durability == .everysecond && desk.journal.isDirty ? 1000 : -1
    }

    /// - Returns: whether to look again at once.
    private func proceed(_ desk: inout Desk) -> Bool {
        if desk.step == nil { desk.step = core.withLock { $0.nextStep() } }
        guard let step = desk.step else {
            syncIfDue(&desk)
            return false
        }
        if let batch = step.batch {
            switch desk.journal.append(batch.bytes, in: files) {
            case .full(let failure):
                if !desk.isFull {
                    desk.isFull = true
                    core.withLock { $0.mode = .full }
                    report(.full(reason: failure.description))
                }
                return false
            case .lost(let failure):
                lose(failure)
                return false
            case .written:
                report(.written(records: batch.records, bytes: batch.bytes.count))
                guard syncIfDue(&desk) else { return false }
            }
            land(&desk)
        }
        if let cut = step.cut { finish(cut, &desk) }
        desk.step = nil
        return true
    }

    /// The batch is as durable as was promised: whoever waits for it goes on.
    private func land(_ desk: inout Desk) {
        let hadNoRoom = desk.isFull
        desk.isFull = false
        let waiters = core.withLock { core in
            if core.mode == .full { core.mode = .open }
            return core.batcher.arrive()
        }
        for waiter in waiters { waiter.resume() }
        if hadNoRoom { report(.roomAgain) }
        desk.step?.batch = nil
    }

    /// - Returns: false where the journal is lost.
    @discardableResult
    private func syncIfDue(_ desk: inout Desk) -> Bool {
        guard desk.journal.isDirty else { return true }
        switch settings.durability {
        case .always: return sync(&desk)
        case .everysecond: return milliseconds - desk.syncedAt >= 1000 ? sync(&desk) : true
        case .os: return true
        }
    }

    private func sync(_ desk: inout Desk) -> Bool {
        let began = ContinuousClock.now
        do {
            try desk.journal.sync(in: files)
        } catch {
            lose(error)
            return false
        }
        report(.synced(nanoseconds: Int64((ContinuousClock.now - began) / .nanoseconds(1))))
        desk.syncedAt = milliseconds
        core.withLock { $0.syncs += 1 }
        return true
    }

    /// Nothing that waits has been acknowledged, and nothing will be.
    func lose(_ failure: FileFailure) {
        let waiters = core.withLock { core in
            core.mode = .lost
            return core.batcher.abandon()
        }
        fatal(.inputOutput(failure))
        for waiter in waiters { waiter.resume() }
        isCut.signal()
    }

    /// Begins a new segment where the cut is, and hands the cut over.
    private func finish(_ cut: EmbeddedCore.Cut, _ desk: inout Desk) {
        let result: Result<EmbeddedCore.Cut, FileFailure>
        do {
            if desk.journal.isDirty, !sync(&desk) { return }
            if desk.journal.offset > 0 { try begin(Manifest.Segment(start: cut.position), &desk) }
            result = .success(cut)
        } catch {
            if error.operation == .syncDirectory { return lose(error) }
            result = .failure(error)
        }
        self.cut.withLock { $0 = result }
        isCut.signal()
    }

    private func begin(_ segment: Manifest.Segment, _ desk: inout Desk) throws(FileFailure) {
        let number = try files.createEmpty(segment.name)
        do {
            try replaceManifest { $0.beginning(segment) }
        } catch {
            files.close(number)
            throw error
        }
        files.close(desk.journal.number)
        desk.journal = JournalFile(number: number, segment: segment)
    }

    func replaceManifest(_ change: (Manifest) -> Manifest) throws(FileFailure) {
        try manifest.withLock { manifest throws(FileFailure) in
            let new = change(manifest)
            try files.replace(Manifest.name, with: new.encoded())
            manifest = new
        }
    }

    /// The last act: everything is on the disk, and the manifest says that nothing was under way.
    private func end(_ desk: inout Desk) {
        defer { files.close(desk.journal.number) }
        guard !desk.isFull else { return abandon() }
        if desk.journal.isDirty, !sync(&desk) { return }
        do {
            let (lsn, isClosed) = core.withLock { ($0.position.lsn, $0.mode == .closing) }
            // Without room at the end there is no record of a clean stop, and none in the manifest either.
            if isClosed { try replaceManifest { $0.closing(at: lsn) } }
        } catch {
            return lose(error)
        }
        let counts = counts
        report(.closed(records: counts.records, syncs: counts.syncs))
    }

    private func abandon() {
        let waiters = core.withLock { core in
            core.mode = .lost
            return core.batcher.abandon()
        }
        for waiter in waiters { waiter.resume() }
    }
}
