internal import Domain

/// Checks all that a data directory holds without changing anything, also while a server works on it.
public struct VerifyData {
    /// What was found.
    public struct Summary: Hashable, Sendable {
        public var users = 0
        public var tweets = 0
        /// How many records of the journal follow the snapshot.
        public var records = 0
        /// What the next start will cut off, in bytes: the end of a write that no one was told of.
        public var tornBytes = 0
    }

    let files: any FileSystem
    let progress: (Int) -> Void

    /// - Parameter progress: is told now and then how many rows have been read.
    public init(_ files: any FileSystem, progress: @escaping (Int) -> Void = { _ in }) {
        self.files = files
        self.progress = progress
    }

    /// - Throws: `damaged`, `inputOutput`.
    public func run() throws(StorageFailure) -> Summary {
        guard let loaded = try load(checkingPrevious: true) else { return Summary() }
        return Summary(
            users: loaded.state.userCount,
            tweets: loaded.state.tweetCount,
            records: loaded.records,
            tornBytes: loaded.tail?.bytes.count ?? 0
        )
    }

    /// A server may begin a new generation, and delete an old one, while it is being read: then it is read again.
    func load(checkingPrevious: Bool) throws(StorageFailure) -> Recovery.Loaded? {
        let recovery = Recovery(files: files) { [progress] event in
            if case .recovering(let rows) = event { progress(rows) }
        }
        var attempts = 5
        while true {
            guard let manifest = try recovery.manifest() else { return nil }
            attempts -= 1
            do throws(StorageFailure) {
                if checkingPrevious { try recovery.checkPrevious(of: manifest) }
                return try recovery.load(manifest)
            } catch {
                guard attempts > 0, try recovery.manifest() != manifest else { throw error }
            }
        }
    }
}
