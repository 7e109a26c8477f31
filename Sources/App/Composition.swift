internal import API
internal import Domain
internal import Glibc
internal import HTTP
internal import Storage
internal import Transport
internal import Workers

/// The composition root: everything that the server is made of, wired by hand.
struct Composition {
    private let configuration: Configuration
    private let engine: Engine
    private let passwords: Argon2id
    let tokens: AccessTokens
    let world: World
    private let documents: Documents
    private let logs: Logs
    private let isMock: Bool
    private let counts: RequestCounts

    /// - Parameters:
    ///   - directory: held by the caller; nil for the engine that keeps everything in memory.
    ///   - counts: where answers are counted.
    ///   - report: is told what the storage does, from any thread.
    ///   - elapsed: the time since some moment, by which attempts to log in are counted.
    ///   - isMock: whether clients may ask for examples and delays.
    init(
        _ configuration: Configuration,
        in directory: DataDirectory?,
        logs: Logs,
        counts: RequestCounts = RequestCounts(),
        report: @escaping @Sendable (StorageEvent) -> Void = { _ in },
        elapsed: @escaping @Sendable () -> Duration = Throttles.systemClock(),
        demo: Int?,
        isMock: Bool = false
    ) async throws(ExitReason) {
        self.configuration = configuration
        self.logs = logs
        self.isMock = isMock
        self.counts = counts
        documents = Documents(configuration)
        engine =
            if let directory {
                try await Engine(in: directory, configuration.storage, logs: logs, clock: Self.clock, report: report)
            } else {
                try Engine(clock: Self.clock)
            }
        do {
            passwords = try Argon2id(
                cost: configuration.auth.argon2,
                threads: Cores.available,
                queue: configuration.auth.hashingQueue
            )
        } catch {
            throw .internal(error.description)
        }
        tokens = await AccessTokens(configuration.auth, kept: engine.signingKeys)
        world = World(
            store: engine.store,
            media: engine.media,
            passwords: passwords,
            clock: Self.clock,
            digest: Digest.sha256,
            limits: Limits(configuration),
            throttles: Throttles(
                logInsPerMinute: configuration.auth.maxLoginsPerMinute,
                signUpsPerMinute: configuration.auth.maxSignUpsPerMinute,
                elapsed: elapsed
            )
        )
        if let demo { try await fill(with: demo) }
    }

    /// Lets the engine finish, and ends the threads that work beside the loops. Blocks until that is done.
    func close() {
        engine.close()
        passwords.close()
    }

    /// What one loop serves.
    func service() -> Service {
        let settings = Settings(configuration)
        let refusal = API.refusal(world: world, settings: settings, tokens: tokens)
        return Service(
            answer: responder(settings),
            refuse: { reason, target in
                switch reason {
                case .malformed: refusal(.malformedRequest, target, nil)
                case .tooLarge: refusal(.tooLarge, target, nil)
                case .overdue: refusal(.unavailable(retryAfter: 1), target, nil)
                }
            }
        )
    }

    private func responder(_ settings: Settings) -> Responder {
        let log = Log(logs, counts: counts)
        return isMock
            ? API.mockResponder(world: world, settings: settings, tokens: tokens, documents: documents, log: log)
            : API.responder(world: world, settings: settings, tokens: tokens, documents: documents, log: log)
    }

    /// The queues of work that is done beside the loops.
    var queues: [(name: String, load: QueueLoad)] {
        [("hashing", passwords.load), ("scan", engine.store.scans.load)]
    }

    /// How the journal is; nil where there is none.
    var journal: JournalState? { engine.journal() }

    /// How much there is.
    var contents: (users: Int, tweets: Int) {
        let counts = try? engine.store.read { state throws(Failure) in (state.userCount, state.tweetCount) }
        return counts ?? (0, 0)
    }

    private func fill(with demo: Int) async throws(ExitReason) {
        do {
            let hash = try await passwords.hash(DemoData.password)
            _ = try await DemoData(tweets: demo, passwordHash: hash).fill(engine.store)
        } catch {
            throw .internal("the demo data could not be made: \(error)")
        }
    }

    private static let clock: @Sendable () -> Timestamp = { Timestamp(rawValue: Int64(time(nil))) }
}
