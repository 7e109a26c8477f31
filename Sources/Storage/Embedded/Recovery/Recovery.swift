internal import Domain

/// Brings the state of a data directory into memory, and the directory into a state in which it can be written.
struct Recovery {
    /// What a directory holds.
    struct Loaded {
        var state: State
        /// After the last record.
        var position: JournalPosition
        var manifest: Manifest
        /// How many records of the journal were read.
        var records: Int
        var wasClean: Bool
        var tail: JournalReplay.Tail?
        /// How long the last segment is, without its torn tail.
        var end: Int
    }

    let files: any FileSystem
    let report: (StorageEvent) -> Void

    /// Reads the manifest.
    /// - Returns: nil where the directory has never held data.
    func manifest() throws(StorageFailure) -> Manifest? {
        if let bytes = try files.contents(of: Manifest.name, atMost: Manifest.maximumLength) {
            return try Manifest(bytes)
        }
        let names = try files.reading { () throws(FileFailure) in try files.list() }
        for name in names where Manifest.isData(name) {
            // A first start that ended early leaves an empty journal behind.
            if try files.contents(of: name, atMost: Int.max - 1)?.isEmpty == false {
                throw .damaged(Damage(file: Manifest.name, reason: "it is not there, but \(name) is"))
            }
        }
        return nil
    }

    /// Reads everything that the manifest lists. Changes no file.
    func load(_ manifest: Manifest) throws(StorageFailure) -> Loaded {
        let names = Set(try files.reading { () throws(FileFailure) in try files.list() })
        for file in manifest.files where !names.contains(file) {
            throw .damaged(Damage(file: file, reason: "the manifest lists it, but it is not there"))
        }
        return try load(manifest, manifest.current, stoppedCleanly: manifest.closed != nil, mayBeTorn: true)
    }

    /// Reads the generation that is kept for people.
    func checkPrevious(of manifest: Manifest) throws(StorageFailure) {
        guard let previous = manifest.previous else { return }
        let loaded = try load(manifest, previous, stoppedCleanly: false, mayBeTorn: false)
        guard loaded.position.lsn == manifest.current.snapshot else {
            throw .damaged(
                Damage(file: Manifest.name, reason: "the older generation does not lead to the newer one")
            )
        }
    }

    private func load(
        _ manifest: Manifest,
        _ generation: Manifest.Generation,
        stoppedCleanly: Bool,
        mayBeTorn: Bool
    ) throws(StorageFailure) -> Loaded {
        var (state, position) = (State(epoch: manifest.epoch), JournalPosition.start)
        let report = report
        if let lsn = generation.snapshot {
            (state, position) = try SnapshotReader.read(lsn, epoch: manifest.epoch, in: files) {
                report(.recovering(rows: $0))
            }
        }
        var replay = JournalReplay(onto: state, at: position, in: files) { report(.recovering(rows: $0)) }
        // Two copies would make every write of the replay copy a chunk.
        state = State(epoch: 0)
        for (index, segment) in generation.journals.enumerated() {
            let isLast = mayBeTorn && index == generation.journals.count - 1
            try replay.replay(segment, isLast: isLast, stoppedCleanly: stoppedCleanly)
        }
        if let closed = manifest.closed, mayBeTorn, closed != replay.position.lsn || !replay.isClosed {
            throw .damaged(
                Damage(
                    file: generation.journals.last?.name ?? Manifest.name,
                    offset: replay.end,
                    lsn: replay.position.lsn + 1,
                    reason: "it ends before the record \(closed) of the clean stop"
                )
            )
        }
        return Loaded(
            state: replay.state,
            position: replay.position,
            manifest: manifest,
            records: replay.records,
            wasClean: replay.isClosed,
            tail: replay.tail,
            end: replay.end
        )
    }
}
