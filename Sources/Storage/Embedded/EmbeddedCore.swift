internal import Domain

/// What the embedded engine keeps under its lock.
struct EmbeddedCore: Sendable {
    typealias Waiter = CheckedContinuation<Void, Never>

    enum Mode: Sendable {
        case open
        /// There is no room for what has been applied already.
        case full
        /// The journal's file is lost; the process is about to end.
        case lost
        case closing
    }

    /// A state to be written down, and the place in the journal where it stands.
    struct Cut: Sendable {
        let state: State
        let position: JournalPosition
    }

    /// What the flusher is to do next.
    struct Step: Sendable {
        var batch: Batcher<Waiter>.Batch?
        /// To begin a new segment after the batch.
        var cut: Cut?
    }

    /// What a transaction leaves.
    struct Outcome<Answer: Sendable>: Sendable {
        let result: Result<Answer, Failure>
        /// The last record that it wrote; nil for none.
        let lsn: Int64?
        let mustWake: Bool
    }

    var mode = Mode.open
    var ledger: Ledger
    var batcher: Batcher<Waiter>
    /// After the last record in the batcher.
    var position: JournalPosition
    /// The last mutation, leaving records of the engine's own out.
    var changed: Int64
    /// The last record that a snapshot holds.
    var snapshot: Int64
    var wantsCut = false
    var wantsStop = false
    var syncs = 0
    var records = 0
    var failedSnapshots = 0

    mutating func transact<Answer: Sendable>(
        _ body: (inout Ledger) throws(Failure) -> Answer
    ) -> Outcome<Answer> {
        guard mode == .open, batcher.hasRoom else {
            return Outcome(result: .failure(.unavailable(retryAfter: 1)), lsn: nil, mustWake: false)
        }
        let wasIdle = batcher.isIdle
        let result: Result<Answer, Failure>
        do throws(Failure) {
            result = .success(try body(&ledger))
        } catch {
            result = .failure(error)
        }
        guard !ledger.applied.isEmpty else { return Outcome(result: result, lsn: nil, mustWake: false) }
        for mutation in ledger.applied { append(.mutation(mutation)) }
        ledger.forgetApplied()
        changed = position.lsn
        return Outcome(result: result, lsn: position.lsn, mustWake: wasIdle)
    }

    mutating func append(_ record: JournalRecord) {
        batcher.append(lsn: position.lsn + 1) { bytes in
            JournalLine.append(record, after: &position, to: &bytes)
        }
        records += 1
    }

    /// - Returns: nil where there is nothing to do.
    mutating func nextStep() -> Step? {
        guard mode != .lost else { return nil }
        var step = Step()
        step.batch = batcher.depart()
        if wantsCut {
            wantsCut = false
            step.cut = Cut(state: ledger.state, position: position)
        }
        return step.batch == nil && step.cut == nil ? nil : step
    }
}
