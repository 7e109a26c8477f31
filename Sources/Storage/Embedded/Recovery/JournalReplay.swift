internal import Domain
internal import JSON

/// Reads journal segments one after another and applies what they say. Changes no file.
struct JournalReplay {
    /// The end of the last segment, where it is not what a finished write leaves.
    struct Tail {
        let file: String
        let offset: Int
        let bytes: [UInt8]
    }

    private static let reportEvery = 100_000

    let files: any FileSystem
    let report: (Int) -> Void
    private(set) var state: State
    private(set) var position: JournalPosition
    private(set) var records = 0
    private(set) var tail: Tail?
    /// Whether the last record says that the process stopped cleanly.
    private(set) var isClosed = false
    /// How long the last segment is, its torn tail left out.
    private(set) var end = 0

    init(
        onto state: State,
        at position: JournalPosition,
        in files: any FileSystem,
        report: @escaping (Int) -> Void
    ) {
        self.state = state
        self.position = position
        self.files = files
        self.report = report
    }

    /// - Parameter stoppedCleanly: whether the manifest says so.
    mutating func replay(
        _ segment: Manifest.Segment,
        isLast: Bool,
        stoppedCleanly: Bool
    ) throws(StorageFailure) {
        guard segment.start == position else {
            throw damaged(segment, at: 0, "it does not go on from where the data before it ends")
        }
        guard let file = try files.reading({ () throws(FileFailure) in try files.open(segment.name) }) else {
            throw .damaged(Damage(file: segment.name, reason: "the manifest lists it, but it is not there"))
        }
        defer { files.close(file) }
        // Another process may be writing it while this one looks.
        let size = try files.reading { () throws(FileFailure) in try files.size(file) }
        var lines = LineReader(files, file, maximumLength: JournalLine.maximumLength, end: size)
        end = 0
        while let line = try lines.next() {
            let offset: Int
            if case .whole(let range) = line, let valid = try? JournalLine.check(lines.bytes, range, after: position) {
                try apply(lines.bytes, valid, of: segment, at: lines.offset + range.lowerBound)
                end = lines.offset + range.upperBound + 1
                continue
            }
            switch line {
            case .whole(let range), .unfinished(let range): offset = lines.offset + range.lowerBound
            }
            return try judge(file, segment, from: offset, to: size, isLast: isLast, stoppedCleanly: stoppedCleanly)
        }
    }

    private mutating func apply(
        _ bytes: [UInt8],
        _ line: JournalLine.Valid,
        of segment: Manifest.Segment,
        at offset: Int
    ) throws(StorageFailure) {
        let record: JournalRecord
        do {
            var json = JSONCursor(bytes, line.json)
            record = try JournalRecord(from: &json)
        } catch {
            throw damaged(segment, at: offset, "the record is not one that this version knows")
        }
        switch record {
        case .close:
            state.skipRevision()
            isClosed = true
        case .mutation(let mutation):
            do {
                try state.apply(mutation)
            } catch {
                throw damaged(segment, at: offset, "the record does not fit the data: \(error)")
            }
            isClosed = false
        }
        position = line.position
        records += 1
        if records.isMultiple(of: Self.reportEvery) { report(records) }
    }

    private mutating func judge(
        _ file: FileNumber,
        _ segment: Manifest.Segment,
        from offset: Int,
        to size: Int,
        isLast: Bool,
        stoppedCleanly: Bool
    ) throws(StorageFailure) {
        var bytes: [UInt8] = []
        while bytes.count <= TailRule.maximumLength {
            let next = try files.reading { () throws(FileFailure) in
                try files.read(file, at: offset + bytes.count, count: min(1_048_576, size - offset - bytes.count))
            }
            if next.isEmpty { break }
            bytes += next
        }
        let verdict = TailRule.judge(
            bytes,
            after: position,
            isLastSegment: isLast,
            stoppedCleanly: stoppedCleanly || isClosed
        )
        guard case .damaged(let reason) = verdict else {
            tail = Tail(file: segment.name, offset: offset, bytes: bytes)
            return
        }
        throw damaged(segment, at: offset, reason.description)
    }

    private func damaged(_ segment: Manifest.Segment, at offset: Int, _ reason: String) -> StorageFailure {
        .damaged(Damage(file: segment.name, offset: offset, lsn: position.lsn + 1, reason: reason))
    }
}

extension TailRule.Reason: CustomStringConvertible {
    var description: String {
        switch self {
        case .notTheLastSegment: "the record is not valid, and a later segment follows"
        case .afterCleanStop: "the record is not valid, although the process stopped cleanly"
        case .recordFollows(let offset): "the record is not valid, and a valid one follows \(offset) bytes later"
        case .tooLong: "the record is not valid, and more follows than was ever under way"
        }
    }
}
