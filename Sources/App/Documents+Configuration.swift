internal import API
internal import Domain
internal import Storage
internal import Synchronization

extension Documents {
    /// The documents of a server with a configuration.
    convenience init(_ configuration: Configuration) {
        let limits = Limits(configuration)
        self.init(settings: Settings(configuration)) { try Stage(limits) }
    }
}

extension Stage {
    /// A stage on the memory engine where the same happens each time.
    fileprivate init(_ limits: Limits) throws {
        let numbers = RepeatableNumbers()
        let store = MemoryStore(
            state: State(epoch: 1),
            scans: ScanPool(threads: 1),
            random: numbers,
            clock: { Stage.now }
        )
        let media = try MediaLibrary.inMemory(digest: Digest.sha256) { store.isUsed($0) }
        let random = Mutex(numbers)
        self.init(
            world: World(
                store: store,
                media: media,
                passwords: StagePasswords(),
                clock: { Stage.now },
                digest: Digest.sha256,
                randomBytes: { count in random.withLock { $0.bytes(count) } },
                limits: limits
            ),
            close: {
                media.close()
                store.scans.shutdown()
            }
        )
    }
}
