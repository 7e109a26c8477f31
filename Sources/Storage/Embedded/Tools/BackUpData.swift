internal import Domain

/// Copies a consistent generation of a data directory into an empty one, also while a server works on it.
public struct BackUpData {
    private static let keyFile = "signing-key"

    private let source: any FileSystem
    private let target: DataDirectory
    private let pictures: PictureCopies?
    private let progress: (Int) -> Void

    /// - Parameters:
    ///   - pictures: where they are, and where they are to be; nil where they are no matter.
    ///   - progress: is told now and then how many bytes of the data have been copied.
    public init(
        _ source: any FileSystem,
        to target: DataDirectory,
        pictures: (source: any FileSystem, target: any FileSystem)? = nil,
        progress: @escaping (Int) -> Void = { _ in }
    ) {
        self.source = source
        self.target = target
        self.pictures = pictures.map { PictureCopies(source: $0.source, target: $0.target) }
        self.progress = progress
    }

    /// - Throws: `cannotCreate` where the target is not empty; `damaged`, `inputOutput`.
    /// - Returns: what the copy holds.
    public func run() throws(StorageFailure) -> VerifyData.Summary {
        let files = target.files
        let present = try files.reading { () throws(FileFailure) in try files.list() }
        if let other = present.first(where: { $0 != "LOCK" }) {
            throw .cannotCreate("\(files.directory) is not empty: it holds \(other)")
        }
        // Before the data for those that go away meanwhile, after it for those that come. What no user of the copy has
        // is removed when a server first opens it.
        try pictures?.copyNew()
        let summary = try copyData()
        try pictures?.copyNew()
        return summary
    }

    private func copyData() throws(StorageFailure) -> VerifyData.Summary {
        let files = target.files
        let recovery = Recovery(files: source) { _ in }
        var attempts = 5
        while true {
            guard let manifest = try recovery.manifest() else {
                throw .cannotCreate("\(source.directory) holds no data")
            }
            attempts -= 1
            do throws(StorageFailure) {
                return try copy(manifest)
            } catch {
                // A server that begins a new generation deletes an old one.
                guard attempts > 0, try recovery.manifest() != manifest else { throw error }
                for name in manifest.current.files { try? files.remove(name) }
            }
        }
    }

    private func copy(_ manifest: Manifest) throws(StorageFailure) -> VerifyData.Summary {
        let files = target.files
        var copied = 0
        for name in manifest.current.files { copied += try copy(name, after: copied) }
        let copy = Manifest(epoch: manifest.epoch, current: manifest.current, closed: manifest.closed)
        let loaded = try Recovery(files: files) { _ in }.load(copy)
        do {
            if let tail = loaded.tail {
                // The end of a write that was under way.
                let file = try files.openForWriting(tail.file)
                defer { files.close(file) }
                try files.truncate(file, to: tail.offset)
                try files.sync(file)
            }
            if let key = try source.contents(of: Self.keyFile, atMost: 65_536) {
                try files.replace(Self.keyFile, with: key)
            }
            try files.syncDirectory()
            try files.replace(Manifest.name, with: copy.encoded())
        } catch let error as StorageFailure {
            throw error
        } catch {
            throw .cannotCreate("\(error)")
        }
        return VerifyData.Summary(
            users: loaded.state.userCount,
            tweets: loaded.state.tweetCount,
            records: loaded.records
        )
    }

    /// - Returns: how many bytes it has.
    private func copy(_ name: String, after copied: Int) throws(StorageFailure) -> Int {
        do {
            guard let old = try source.open(name) else {
                throw StorageFailure.damaged(Damage(file: name, reason: "the manifest lists it, but it is not there"))
            }
            defer { source.close(old) }
            let size = try source.size(old)
            let new = try target.files.create(name)
            defer { target.files.close(new) }
            var offset = 0
            while offset < size {
                let bytes = try source.read(old, at: offset, count: min(1_048_576, size - offset))
                if bytes.isEmpty { break }
                try target.files.writeAll(new, bytes, at: offset)
                offset += bytes.count
                progress(copied + offset)
            }
            try target.files.sync(new)
            return offset
        } catch let error as StorageFailure {
            throw error
        } catch {
            throw .cannotCreate("\(error)")
        }
    }
}
