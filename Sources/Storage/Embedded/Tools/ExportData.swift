internal import Domain
internal import JSON

/// Writes users, tweets and friendships as one JSON document, a row a line, also while a server works on the directory.
///
/// It holds no password, no session and no e-mail: who imports it elsewhere has the texts and who wrote them, but nobody
/// can log in as them. A backup keeps everything.
public struct ExportData {
    static let format: Int64 = 1
    private static let flushSize = 262_144
    private static let progressEvery = 10_000

    private let verify: VerifyData
    private let progress: (Int) -> Void

    /// - Parameter progress: is told now and then how many rows have been read or written.
    public init(_ files: any FileSystem, progress: @escaping (Int) -> Void = { _ in }) {
        verify = VerifyData(files, progress: progress)
        self.progress = progress
    }

    /// - Parameter output: takes the document, part by part; false where it cannot.
    /// - Returns: how many rows it has.
    public func run(to output: ([UInt8]) -> Bool) throws(StorageFailure) -> Int {
        let state = try verify.load(checkingPrevious: false)?.state ?? State(epoch: 0)
        var json = JSONWriter(capacity: 2 * Self.flushSize)
        var rows = 0
        func row() throws(StorageFailure) {
            rows += 1
            if rows.isMultiple(of: Self.progressEvery) { progress(rows) }
            json.line()
            if json.count >= Self.flushSize { try put(json.drain(), output) }
        }
        json.beginObject()
        json.key("miniter")
        json.integer(Self.format)
        json.line()
        json.key("users")
        json.beginArray()
        try state.forEachUser { user throws(StorageFailure) in
            try row()
            json.exported(user)
        }
        json.endArray()
        json.line()
        json.key("tweets")
        json.beginArray()
        try state.forEachTweet { tweet throws(StorageFailure) in
            try row()
            json.exported(tweet)
        }
        json.endArray()
        json.line()
        json.key("friends")
        json.beginArray()
        try state.forEachUser { user throws(StorageFailure) in
            let friends = state.friends(of: user.id)
            guard !friends.isEmpty else { return }
            try row()
            json.beginObject()
            json.key("user")
            json.integer(user.id.rawValue)
            json.key("friends")
            json.ids(friends)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        try put(json.drain() + [UInt8(ascii: "\n")], output)
        return rows
    }

    private func put(_ bytes: [UInt8], _ output: ([UInt8]) -> Bool) throws(StorageFailure) {
        guard output(bytes) else { throw .inputOutput(FileFailure(.write, "the output", code: 5)) }
    }
}

extension JSONWriter {
    fileprivate mutating func exported(_ user: User) {
        beginObject()
        key("id")
        integer(user.id.rawValue)
        key("username")
        string(user.username)
        key("name")
        string(user.name)
        key("profile")
        optional(user.profile)
        key("createdAt")
        integer(user.createdAt.rawValue)
        key("updatedAt")
        integer(user.updatedAt.rawValue)
        endObject()
    }

    fileprivate mutating func exported(_ tweet: Tweet) {
        beginObject()
        key("id")
        integer(tweet.id.rawValue)
        key("author")
        integer(tweet.author.rawValue)
        key("content")
        string(tweet.content)
        key("createdAt")
        integer(tweet.createdAt.rawValue)
        key("updatedAt")
        integer(tweet.updatedAt.rawValue)
        endObject()
    }
}
