internal import API
internal import Domain
internal import Glibc
internal import HTTP
internal import Storage
internal import Transport
internal import Workers

/// The composition root: everything that the server is made of, wired by hand.
struct Composition {
    /// How many event loops.
    let loops: Int
    private let configuration: Configuration
    private let store: MemoryStore
    private let passwords: Argon2id
    private let media: MediaLibrary
    private let tokens: AccessTokens
    private let world: World
    private let logs: Logs

    init(_ configuration: Configuration, logs: Logs, demo: Int?) async throws(ExitReason) {
        self.configuration = configuration
        self.logs = logs
        let cores = Cores.available
        loops = configuration.server.loops == 0 ? cores : configuration.server.loops
        let store = MemoryStore(clock: Self.clock)
        self.store = store
        do {
            passwords = try Argon2id(
                cost: configuration.auth.argon2,
                threads: cores,
                queue: configuration.auth.hashingQueue
            )
            media = try .inMemory(digest: Digest.sha256) { store.isUsed($0) }
        } catch {
            throw .internal(error.description)
        }
        tokens = await AccessTokens(configuration.auth)
        world = World(
            store: store,
            media: media,
            passwords: passwords,
            clock: Self.clock,
            digest: Digest.sha256,
            limits: Limits(
                tweetLength: configuration.tweets.maxLength,
                refreshTokenSeconds: Int64(configuration.auth.refreshTokenSeconds),
                pictureBytes: configuration.server.maxPictureBytes
            )
        )
        if let demo { try await fill(with: demo) }
    }

    /// Starts the loops and listens.
    func listen() async throws(ExitReason) -> Server {
        let settings = ServerSettings(
            host: configuration.server.host,
            port: UInt16(clamping: configuration.server.port),
            loops: loops,
            maxBodyBytes: API.largestBody(settings: Settings(configuration), limits: world.limits),
            maxConnections: configuration.server.maxConnections
        )
        do {
            return try await Server(settings) { service() }
        } catch {
            throw .inputOutput(error.description)
        }
    }

    /// Ends the threads that work beside the loops.
    func close() {
        media.close()
        store.scans.shutdown()
        passwords.close()
    }

    private func service() -> Service {
        let settings = Settings(configuration)
        let refusal = API.refusal(world: world, settings: settings, tokens: tokens)
        return Service(
            responder: API.responder(world: world, settings: settings, tokens: tokens, log: Log(logs)),
            refuse: { reason, target in
                switch reason {
                case .malformed: refusal(.malformedRequest, target, nil)
                case .tooLarge: refusal(.tooLarge, target, nil)
                case .overdue: refusal(.unavailable(retryAfter: 1), target, nil)
                }
            }
        )
    }

    private func fill(with demo: Int) async throws(ExitReason) {
        do {
            let hash = try await passwords.hash("miniter-demo")
            _ = try await DemoData(tweets: demo, passwordHash: hash).fill(store)
        } catch {
            throw .internal("the demo data could not be made: \(error)")
        }
    }

    private static let clock: @Sendable () -> Timestamp = { Timestamp(rawValue: Int64(time(nil))) }
}
