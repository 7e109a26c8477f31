public import Domain
public import Workers

/// Hashes passwords with Argon2id on threads of its own. Every byte of a password counts, whatever its length.
public final class Argon2id: PasswordHashing {
    private let cost: Argon2Cost
    private let dummy: String
    private let workers: WorkerPool

    /// - Parameters:
    ///   - threads: one for each core; more would only take memory from each other.
    ///   - queue: how many may wait, 1...
    /// - Throws: where the system gives no thread, or libsodium cannot work here.
    public init(cost: Argon2Cost, threads: Int, queue: Int) throws(ThreadFailure) {
        guard SodiumPasswordHash.start() else { throw ThreadFailure("start libsodium", code: 0) }
        self.cost = cost
        dummy = PasswordHash.dummy(cost: cost)
        workers = try WorkerPool("hash", threads: threads, queue: queue, givesWay: true)
    }

    public func hash(_ password: String) async throws(Failure) -> String {
        let cost = cost
        let hash = try await run { SodiumPasswordHash.make(password, cost: cost) }
        guard let hash else { throw .internal(cause: "not enough memory to hash a password") }
        return hash
    }

    public func verify(_ password: String, against hash: String?) async throws(Failure) -> PasswordVerdict {
        // Without a user the same work is done, so that the time does not tell whether there is one.
        let stored = hash ?? dummy
        let isRight = try await run { SodiumPasswordHash.verify(password, against: stored) }
        guard isRight, hash != nil else { return .wrong }
        guard let parsed = PasswordHash(stored), !parsed.isWeaker(than: cost) else { return .rightButWeak }
        return .right
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Failure) -> Value {
        guard let value = await workers.run(work) else { throw .unavailable(retryAfter: 2) }
        return value
    }

    /// How many passwords wait to be hashed.
    public var load: QueueLoad {
        workers.load
    }

    /// Takes nothing more, and refuses what waits; what runs is finished.
    public func close() {
        workers.close()
    }
}
