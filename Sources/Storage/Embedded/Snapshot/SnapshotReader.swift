internal import Domain
internal import JSON

/// Reads what `SnapshotWriter` wrote, as a stream.
struct SnapshotReader {
    /// A row may be a user or a tweet with as much text as a mutation may bring.
    private static let maximumLine = JournalLine.maximumLength
    private static let reportEvery = 100_000

    private let name: String
    private let report: (Int) -> Void
    private var lines: LineReader
    private var crc: UInt32 = 0
    private var line = 0..<0
    private var rows = 0
    private var counts: [Int] = []

    /// - Parameter report: is told now and then how many rows have been read.
    static func read(
        _ lsn: Int64,
        epoch: UInt64,
        in files: any FileSystem,
        report: @escaping (Int) -> Void
    ) throws(StorageFailure) -> (state: State, position: JournalPosition) {
        let name = Manifest.snapshotName(lsn)
        guard let file = try files.reading({ () throws(FileFailure) in try files.open(name) }) else {
            throw .damaged(Damage(file: name, reason: "the manifest lists it, but it is not there"))
        }
        defer { files.close(file) }
        var reader = SnapshotReader(files, file, name: name, report: report)
        return try reader.state(lsn: lsn, epoch: epoch)
    }

    private init(_ files: any FileSystem, _ file: FileNumber, name: String, report: @escaping (Int) -> Void) {
        self.name = name
        self.report = report
        lines = LineReader(files, file, maximumLength: Self.maximumLine)
    }

    private struct Head {
        let format: Int64
        let epoch: UInt64
        let revision: Int64
        let latest: Timestamp
        let crc: UInt32
    }

    private mutating func state(
        lsn: Int64,
        epoch: UInt64
    ) throws(StorageFailure) -> (state: State, position: JournalPosition) {
        let head = try head()
        guard head.format == SnapshotWriter.format else { throw damaged("its format \(head.format) is not known") }
        guard head.revision == lsn, head.epoch == epoch else { throw damaged("it is not the one that was meant") }
        var restoration = StateRestoration(epoch: head.epoch)
        restoration.setDeletedUsers(try deleted("deletedUsers"))
        try section(
            "users",
            { json throws(JSONError) in try json.user() },
            { user throws(Misfit) in
                try restoration.add(user)
            }
        )
        restoration.setDeletedTweets(try deleted("deletedTweets"))
        try section(
            "tweets",
            { json throws(JSONError) in try json.tweet() },
            { tweet throws(Misfit) in
                try restoration.add(tweet)
            }
        )
        try section(
            "friends",
            { json throws(JSONError) in try json.friends() },
            { row throws(Misfit) in
                for friend in row.friends { try restoration.add(friend: friend, of: row.user) }
            }
        )
        try section(
            "sessions",
            { json throws(JSONError) in try json.session() },
            { session throws(Misfit) in
                try restoration.add(session)
            }
        )
        try section(
            "csrf",
            { json throws(JSONError) in try json.csrfHashes() },
            { row throws(Misfit) in
                for hash in row.hashes { try restoration.add(csrfHash: hash, of: row.user) }
            }
        )
        try end()
        do {
            let state = try restoration.finish(revision: head.revision, latest: head.latest)
            return (state, JournalPosition(lsn: lsn, crc: head.crc))
        } catch {
            throw damaged("its rows do not fit together: \(error)")
        }
    }

    private mutating func head() throws(StorageFailure) -> Head {
        try next()
        return try parse { json throws(JSONError) in
            try json.beginObject()
            try json.key("format")
            let format = try json.integer()
            guard format == SnapshotWriter.format else {
                return Head(format: format, epoch: 0, revision: 0, latest: Timestamp(rawValue: 0), crc: 0)
            }
            try json.key("epoch")
            let epoch: UInt64 = try json.hexadecimal()
            try json.key("revision")
            let revision = try json.integer()
            try json.key("latest")
            let latest = Timestamp(rawValue: try json.integer())
            try json.key("journalCRC32C")
            let crc: UInt32 = try json.hexadecimal()
            try json.endLine()
            return Head(format: format, epoch: epoch, revision: revision, latest: latest, crc: crc)
        }
    }

    private mutating func deleted(_ key: StaticString) throws(StorageFailure) -> [DeletedRow] {
        var rows: [DeletedRow] = []
        try section(
            key,
            { json throws(JSONError) in try json.deletedRow() },
            { row throws(Misfit) in rows.append(row) }
        )
        return rows
    }

    private mutating func section<Row>(
        _ key: StaticString,
        _ read: (inout JSONCursor) throws(JSONError) -> Row,
        _ add: (Row) throws(Misfit) -> Void
    ) throws(StorageFailure) {
        try next()
        var hasMore = try parse { json throws(JSONError) in
            try json.key(key)
            try json.beginArray()
            guard json.endsArray() else { return true }
            try json.endLine()
            return false
        }
        var count = 0
        while hasMore {
            try next()
            let row = try parse { json throws(JSONError) in
                let row = try read(&json)
                if !json.endsWithComma() {
                    try json.endArray()
                    try json.endLine()
                    hasMore = false
                }
                guard json.isAtEnd else { throw JSONError(offset: json.place, reason: .trailing) }
                return row
            }
            do {
                try add(row)
            } catch {
                throw damaged("a row does not fit: \(error)")
            }
            count += 1
            rows += 1
            if rows.isMultiple(of: Self.reportEvery) { report(rows) }
        }
        counts.append(count)
    }

    private mutating func end() throws(StorageFailure) {
        try next()
        let stated = try parse { json throws(JSONError) in
            try json.key("counts")
            try json.beginArray()
            var counts: [Int] = []
            while !json.endsArray() { counts.append(Int(try json.integer())) }
            try json.endLine()
            return counts
        }
        guard stated == counts else { throw damaged("it has other rows than it says") }
        let crc = crc
        try next()
        guard Checksum.crc(ofLine: lines.bytes[line] + [UInt8(ascii: "\n")]) == crc else {
            throw damaged("its checksum is wrong")
        }
        guard try lines.next() == nil else { throw damaged("something follows its end") }
    }

    private mutating func next() throws(StorageFailure) {
        guard case .whole(let range) = try lines.next() else { throw damaged("it ends too early") }
        line = range
        crc = CRC32C.of(lines.bytes, range.lowerBound..<range.upperBound + 1, after: crc)
    }

    private func parse<Result>(
        _ body: (inout JSONCursor) throws(JSONError) -> Result
    ) throws(StorageFailure) -> Result {
        var json = JSONCursor(lines.bytes, line)
        do {
            return try body(&json)
        } catch {
            throw damaged(error)
        }
    }

    private func damaged(_ error: JSONError) -> StorageFailure {
        .damaged(Damage(file: name, offset: lines.offset + error.offset, reason: "not as it was written"))
    }

    private func damaged(_ reason: String) -> StorageFailure {
        .damaged(Damage(file: name, offset: lines.offset + line.lowerBound, reason: reason))
    }
}

extension JSONCursor {
    fileprivate mutating func endLine() throws(JSONError) {
        guard endsWithComma(), isAtEnd else { throw JSONError(offset: place, reason: .unexpected) }
    }

    fileprivate mutating func deletedRow() throws(JSONError) -> DeletedRow {
        try beginArray()
        guard let row = UInt32(exactly: try integer()) else { throw JSONError(offset: place, reason: .number) }
        let id = try integer()
        try endArray()
        return DeletedRow(row: row, id: id)
    }

    fileprivate mutating func friends() throws(JSONError) -> (user: User.ID, friends: [User.ID]) {
        try beginObject()
        try key("user")
        let user: User.ID = try identifier()
        try key("friends")
        let friends: [User.ID] = try ids()
        try endObject()
        return (user, friends)
    }

    fileprivate mutating func csrfHashes() throws(JSONError) -> (user: User.ID, hashes: [[UInt8]]) {
        try beginObject()
        try key("user")
        let user: User.ID = try identifier()
        try key("hashes")
        let hashes = try hashes()
        try endObject()
        return (user, hashes)
    }
}
