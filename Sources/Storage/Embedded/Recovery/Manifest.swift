internal import JSON

/// Which files make up the data: what is to be read, and what may be deleted. A value; `FileSystem+Manifest` keeps it.
struct Manifest: Hashable, Sendable {
    static let format: Int64 = 1
    static let name = "MANIFEST"

    /// A journal file: where it goes on from.
    struct Segment: Hashable, Sendable {
        let start: JournalPosition

        var name: String { Self.name(firstLSN: start.lsn + 1) }

        static func name(firstLSN: Int64) -> String { "journal-\(firstLSN).jsonl" }
    }

    /// A snapshot, if there is one yet, and the journal that follows it.
    struct Generation: Hashable, Sendable {
        /// The last record that the snapshot holds.
        var snapshot: Int64?
        /// In their order.
        var journals: [Segment]

        var files: [String] { (snapshot.map { [Manifest.snapshotName($0)] } ?? []) + journals.map(\.name) }
    }

    let epoch: UInt64
    var current: Generation
    /// The generation before, kept for people: recovery never reads it.
    var previous: Generation?
    /// The number of the last record, where the process stopped cleanly.
    var closed: Int64?

    init(epoch: UInt64, current: Generation, previous: Generation? = nil, closed: Int64? = nil) {
        self.epoch = epoch
        self.current = current
        self.previous = previous
        self.closed = closed
    }

    static func snapshotName(_ lsn: Int64) -> String { "snapshot-\(lsn).json" }

    /// All files that have to be there.
    var files: [String] { current.files + (previous?.files ?? []) }

    /// With a new journal segment, to which everything goes from now on.
    func beginning(_ segment: Segment) -> Manifest {
        var manifest = self
        // One that was begun at the same place has nothing in it.
        manifest.current.journals.removeAll { $0.start.lsn == segment.start.lsn }
        manifest.current.journals.append(segment)
        manifest.closed = nil
        return manifest
    }

    /// With a new snapshot; a segment has been begun just after it.
    func taking(snapshot lsn: Int64) -> Manifest {
        var manifest = self
        manifest.current = Generation(
            snapshot: lsn,
            journals: current.journals.filter { $0.start.lsn >= lsn }
        )
        manifest.previous = Generation(
            snapshot: current.snapshot,
            journals: current.journals.filter { $0.start.lsn < lsn }
        )
        return manifest
    }

    /// Stopped cleanly with a last record.
    func closing(at lsn: Int64) -> Manifest {
        var manifest = self
        manifest.closed = lsn
        return manifest
    }

    /// The files in a directory that were named once or never came to be named.
    func leftovers(in names: [String]) -> [String] {
        let listed = Set(files)
        return names.filter { name in
            if listed.contains(name) || name.hasSuffix(".broken") { return false }
            return name.hasSuffix(".tmp") || Self.isData(name)
        }
    }

    /// Whether a file is a journal or a snapshot, by its name.
    static func isData(_ name: String) -> Bool {
        (name.hasPrefix("journal-") && name.hasSuffix(".jsonl"))
            || (name.hasPrefix("snapshot-") && name.hasSuffix(".json"))
    }
}
