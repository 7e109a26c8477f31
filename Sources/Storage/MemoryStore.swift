public import Domain
import Synchronization

/// The engine that keeps everything in memory and nothing beyond the life of the process.
public final class MemoryStore: StateStore {
    public let scans: ScanPool
    /// One lock for all loops: a page of 20 holds it for less than a microsecond.
    private let ledger: Mutex<Ledger>

    /// - Parameters:
    ///   - state: what to begin with.
    ///   - scans: shut down by the one who made it.
    ///   - random: where the ids of sessions come from.
    ///   - clock: gives the current time.
    public init(
        state: State = State(epoch: .random(in: .min ... .max)),
        scans: ScanPool = ScanPool(),
        random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator(),
        clock: @escaping @Sendable () -> Timestamp
    ) {
        self.scans = scans
        ledger = Mutex(Ledger(state: state, clock: clock, random: random))
    }

    public func read<Answer: Sendable>(
        _ body: (borrowing State) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
        try ledger.withLock { ledger throws(Failure) in try body(ledger.state) }
    }

    public func transact<Answer: Sendable>(
        _ body: (inout Ledger) throws(Failure) -> Answer
    ) throws(Failure) -> Eventual<Answer> {
        try ledger.withLock { ledger throws(Failure) in
            defer { ledger.forgetApplied() }
            return .now(try body(&ledger))
        }
    }
}
