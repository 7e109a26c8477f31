internal import Domain
internal import Glibc
internal import Logging
public import Storage

/// What `miniter data` does with a data directory; the command line adds only words.
public enum DataCommands {
    /// Checks everything, also beside a running server.
    public static func verify(
        _ directory: String,
        progress: @escaping (Int) -> Void
    ) throws(ExitReason) -> VerifyData.Summary {
        try mapped { () throws(StorageFailure) in
            try VerifyData(PosixFileSystem(directory: directory), progress: progress).run()
        }
    }

    /// Writes the document, also beside a running server.
    /// - Returns: how many rows it has.
    public static func export(
        _ directory: String,
        to output: ([UInt8]) -> Bool,
        progress: @escaping (Int) -> Void
    ) throws(ExitReason) -> Int {
        try mapped { () throws(StorageFailure) in
            try ExportData(PosixFileSystem(directory: directory), progress: progress).run(to: output)
        }
    }

    /// Copies everything, keys and pictures too, into an empty directory, also beside a running server.
    public static func backUp(
        _ directory: String,
        to target: String,
        progress: @escaping (Int) -> Void
    ) throws(ExitReason) -> VerifyData.Summary {
        try mapped { () throws(StorageFailure) in
            let held = try DataDirectory(holding: PosixFileSystem(directory: target))
            return try BackUpData(
                PosixFileSystem(directory: directory),
                to: held,
                pictures: (Engine.pictures(beside: directory), Engine.pictures(beside: target)),
                progress: progress
            ).run()
        }
    }

    /// Reads a document or a file of texts into a directory that no server has.
    /// - Parameters:
    ///   - path: of the file.
    ///   - progress: is told how many bytes of how many have been read.
    public static func `import`(
        _ path: String,
        into directory: String,
        progress: @escaping (Int, Int) -> Void
    ) async throws(ExitReason) -> ImportData.Summary {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let files = PosixFileSystem(directory: parts.count == 1 ? "." : folder.isEmpty ? "/" : folder)
        let name = String(parts.last ?? "")
        let size = try mapped { () throws(StorageFailure) in try ImportData(name, in: files).size() }
        let store = try mapped { () throws(StorageFailure) in
            try EmbeddedStore.open(
                DataDirectory(holding: PosixFileSystem(directory: directory)),
                // One sync at the end is enough: an import that ends early is begun anew.
                settings: EmbeddedSettings(durability: .os, snapshotSeconds: 86_400),
                clock: { Timestamp(rawValue: Int64(time(nil))) },
                fatal: { failure in LastResort.exit(ExitReason(failure).code) }
            )
        }
        defer {
            store.close()
            store.scans.shutdown()
        }
        do {
            return try await ImportData(name, in: files) { progress($0, size) }.run(into: store)
        } catch {
            switch error {
            case .line: throw .damagedData("\(path): \(error)")
            case .notEmpty: throw .cannotCreate("\(directory): \(error)")
            case .failed: throw .inputOutput("\(path): \(error)")
            }
        }
    }

    private static func mapped<Result>(
        _ body: () throws(StorageFailure) -> Result
    ) throws(ExitReason) -> Result {
        do {
            return try body()
        } catch {
            throw ExitReason(error)
        }
    }
}
