public import Domain

/// A store that keeps the whole state in memory: an engine gives the two primitives, and has every method of `Store`.
public protocol StateStore: Store {
    /// Where scans run.
    var scans: ScanPool { get }

    /// Reads under the lock. The body only copies references out; encoding them is for later.
    func read<Answer: Sendable>(
        _ body: (borrowing State) throws(Failure) -> Answer
    ) throws(Failure) -> Answer

    /// Runs the body under the lock: it checks, applies mutations and makes the answer in one hold. The answer, or what
    /// the body threw, is there once what was applied is as durable as the engine promises; a body that throws may have
    /// applied something before.
    func transact<Answer: Sendable>(
        _ body: (inout Ledger) throws(Failure) -> Answer
    ) throws(Failure) -> Eventual<Answer>
}
