internal import Domain
internal import JSON

/// Writes a state as one JSON document, a row a line. It ends with counts and a CRC, without which it is no snapshot.
struct SnapshotWriter: ~Copyable {
    static let format: Int64 = 1
    /// A user with more friends has several rows.
    private static let friendsPerRow = 512
    private static let flushSize = 262_144
    /// So many bytes are brought to the disk at once, so that the journal's syncs never wait for all of a snapshot.
    private static let syncSize = 8 * 1_048_576

    private let files: any FileSystem
    private let file: FileNumber
    private var json = JSONWriter(capacity: 2 * flushSize)
    private var crc: UInt32 = 0
    private var offset = 0
    private var synced = 0
    private var rows = 0

    private init(_ files: any FileSystem, _ file: FileNumber) {
        self.files = files
        self.file = file
    }

    /// Writes a new file, and syncs it.
    /// - Parameter position: the last record that the state holds.
    /// - Returns: how many bytes it has.
    static func write(
        _ state: State,
        at position: JournalPosition,
        to name: String,
        in files: any FileSystem
    ) throws(FileFailure) -> Int {
        try files.remove(name)
        let file = try files.create(name)
        defer { files.close(file) }
        var writer = SnapshotWriter(files, file)
        try writer.write(state, at: position)
        try files.sync(file)
        return writer.offset
    }

    private mutating func write(_ state: State, at position: JournalPosition) throws(FileFailure) {
        json.beginObject()
        json.key("format")
        json.integer(Self.format)
        json.key("epoch")
        json.hexadecimal(state.epoch)
        json.key("revision")
        json.integer(state.revision)
        json.key("latest")
        json.integer(state.latest.rawValue)
        json.key("journalCRC32C")
        json.hexadecimal(position.crc)
        var counts: [Int] = []
        counts.append(
            try section("deletedUsers") { writer throws(FileFailure) in
                try state.forEachDeletedUser { row throws(FileFailure) in try writer.deleted(row) }
            }
        )
        counts.append(
            try section("users") { writer throws(FileFailure) in
                try state.forEachUser { user throws(FileFailure) in
                    try writer.row()
                    writer.json.user(user)
                }
            }
        )
        counts.append(
            try section("deletedTweets") { writer throws(FileFailure) in
                try state.forEachDeletedTweet { row throws(FileFailure) in try writer.deleted(row) }
            }
        )
        counts.append(
            try section("tweets") { writer throws(FileFailure) in
                try state.forEachTweet { tweet throws(FileFailure) in
                    try writer.row()
                    writer.json.tweet(tweet)
                }
            }
        )
        counts.append(
            try section("friends") { writer throws(FileFailure) in
                try state.forEachUser { user throws(FileFailure) in
                    try writer.friends(state.friends(of: user.id), of: user.id)
                }
            }
        )
        counts.append(
            try section("sessions") { writer throws(FileFailure) in
                try state.forEachUser { user throws(FileFailure) in
                    for session in state.sessions(of: user.id) {
                        try writer.row()
                        writer.json.session(session)
                    }
                }
            }
        )
        counts.append(
            try section("csrf") { writer throws(FileFailure) in
                try state.forEachUser { user throws(FileFailure) in
                    try writer.csrfHashes(state.csrfHashes(of: user.id), of: user.id)
                }
            }
        )
        json.line()
        json.key("counts")
        json.beginArray()
        for count in counts { json.integer(count) }
        json.endArray()
        json.line()
        try flush()
        try put(Checksum.line(crc))
    }

    /// - Returns: how many rows it has.
    private mutating func section(
        _ key: StaticString,
        _ body: (inout SnapshotWriter) throws(FileFailure) -> Void
    ) throws(FileFailure) -> Int {
        json.line()
        json.key(key)
        json.beginArray()
        rows = 0
        try body(&self)
        json.endArray()
        return rows
    }

    private mutating func deleted(_ row: DeletedRow) throws(FileFailure) {
        try self.row()
        json.beginArray()
        json.integer(Int64(row.row))
        json.integer(row.id)
        json.endArray()
    }

    private mutating func friends(_ friends: [User.ID], of user: User.ID) throws(FileFailure) {
        for start in stride(from: 0, to: friends.count, by: Self.friendsPerRow) {
            try row()
            json.beginObject()
            json.key("user")
            json.integer(user.rawValue)
            json.key("friends")
            json.ids(Array(friends[start..<min(start + Self.friendsPerRow, friends.count)]))
            json.endObject()
        }
    }

    private mutating func csrfHashes(_ hashes: [[UInt8]], of user: User.ID) throws(FileFailure) {
        guard !hashes.isEmpty else { return }
        try row()
        json.beginObject()
        json.key("user")
        json.integer(user.rawValue)
        json.key("hashes")
        json.hashes(hashes)
        json.endObject()
    }

    private mutating func row() throws(FileFailure) {
        json.line()
        rows += 1
        if json.count >= Self.flushSize { try flush() }
    }

    private mutating func flush() throws(FileFailure) {
        let bytes = json.drain()
        crc = CRC32C.of(bytes, after: crc)
        try put(bytes)
        if offset - synced >= Self.syncSize {
            try files.sync(file)
            synced = offset
        }
    }

    private mutating func put(_ bytes: [UInt8]) throws(FileFailure) {
        try files.writeAll(file, bytes, at: offset)
        offset += bytes.count
    }
}
