internal import API
internal import Domain
internal import Logging
internal import Storage
internal import Workers

/// The storage engine of a configuration, with what is kept beside the data.
struct Engine {
    let store: any StateStore
    let media: MediaLibrary
    /// The keys of access tokens that the data directory keeps; nil where there is none.
    let signingKeys: SigningKeys?
    /// How the journal is; nil where there is none.
    let journal: @Sendable () -> JournalState?
    /// Lets the engine write what it has, and let go of its files. Blocks until that is done.
    let close: @Sendable () -> Void

    /// The engine that keeps everything in memory.
    init(clock: @escaping @Sendable () -> Timestamp) throws(ExitReason) {
        let store = MemoryStore(clock: clock)
        let media: MediaLibrary
        do {
            media = try .inMemory(digest: Digest.sha256) { store.isUsed($0) }
        } catch {
            throw .internal(error.description)
        }
        self.store = store
        self.media = media
        signingKeys = nil
        journal = { nil }
        close = {
            media.close()
            store.scans.shutdown()
        }
    }

    /// The engine that keeps everything in a directory. Recovers what is there, which takes a while.
    init(
        in directory: DataDirectory,
        _ configuration: Configuration.Storage,
        logs: Logs,
        clock: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (StorageEvent) -> Void
    ) async throws(ExitReason) {
        let store: EmbeddedStore
        do {
            signingKeys = try Self.signingKeys(in: directory)
            store = try EmbeddedStore.open(
                directory,
                settings: EmbeddedSettings(
                    durability: configuration.durability,
                    snapshotSeconds: configuration.snapshotSeconds
                ),
                clock: clock,
                report: { event in
                    report(event)
                    if event.isRoutine { return }
                    logs.write(event.isWarning ? .warning : .notice, event.description, [])
                },
                fatal: { failure in
                    // Whoever waits for this write must never hear that it is kept.
                    logs.write(.critical, failure.description, [])
                    logs.close()
                    LastResort.exit(ExitReason(failure).code)
                }
            )
        } catch {
            throw ExitReason(error)
        }
        let media: MediaLibrary
        do {
            media = try .inDirectory(
                Self.pictures(beside: configuration.directory).directory,
                digest: Digest.sha256
            ) { store.isUsed($0) }
            try await media.removeUnused()
        } catch {
            throw .inputOutput("the pictures cannot be kept: \(error)")
        }
        self.store = store
        self.media = media
        journal = { store.journal }
        close = {
            media.close()
            store.close()
            store.scans.shutdown()
        }
    }

    /// Takes the directory of a configuration.
    /// - Returns: nil where the engine needs none.
    static func directory(_ configuration: Configuration.Storage) throws(ExitReason) -> DataDirectory? {
        guard configuration.engine == .embedded else { return nil }
        do {
            return try DataDirectory(holding: PosixFileSystem(directory: configuration.directory))
        } catch {
            throw ExitReason(error)
        }
    }

    /// Where the pictures of a data directory are.
    static func pictures(beside directory: String) -> PosixFileSystem {
        PosixFileSystem(directory: "\(directory)/media")
    }

    private static let keyFile = "signing-key"

    private static func signingKeys(in directory: DataDirectory) throws(StorageFailure) -> SigningKeys {
        let bytes = try directory.contents(of: keyFile) { Array(SigningKeys.generated().lines.utf8) }
        do {
            return try SigningKeys(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            throw .damaged(Damage(file: keyFile, reason: error.reason))
        }
    }
}
