internal import Domain
internal import Logging
internal import Storage
internal import Workers

/// The storage engine of a configuration, with what is kept beside the data.
struct Engine {
    let store: any StateStore
    /// The keys of access tokens that the data directory keeps; nil where there is none.
    let signingKeys: SigningKeys?
    /// Lets the engine write what it has, and let go of its files. Blocks until that is done.
    let close: @Sendable () -> Void

    /// The engine that keeps everything in memory.
    init(clock: @escaping @Sendable () -> Timestamp) {
        let store = MemoryStore(clock: clock)
        self.store = store
        signingKeys = nil
        close = { store.scans.shutdown() }
    }

    /// The engine that keeps everything in a directory. Recovers what is there, which takes a while.
    init(
        in directory: DataDirectory,
        _ configuration: Configuration.Storage,
        logs: Logs,
        clock: @escaping @Sendable () -> Timestamp
    ) throws(ExitReason) {
        do {
            signingKeys = try Self.signingKeys(in: directory)
            let store = try EmbeddedStore.open(
                directory,
                settings: EmbeddedSettings(
                    durability: configuration.durability,
                    snapshotSeconds: configuration.snapshotSeconds
                ),
                clock: clock,
                report: { event in logs.write(event.isWarning ? .warning : .notice, event.description, []) },
                fatal: { failure in
                    // Whoever waits for this write must never hear that it is kept.
                    logs.write(.critical, failure.description, [])
                    logs.close()
                    LastResort.exit(ExitReason(failure).code)
                }
            )
            self.store = store
            close = {
                store.close()
                store.scans.shutdown()
            }
        } catch {
            throw ExitReason(error)
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
