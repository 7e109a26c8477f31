/// How the journal of the embedded engine is, at some moment.
public struct JournalState: Sendable {
    /// Whether writes are taken.
    public let isWritable: Bool
    /// Records that are not as durable yet as the engine promises.
    public let waiting: Int
    /// Records since the last snapshot.
    public let behindSnapshot: Int64
}

extension EmbeddedStore {
    public var journal: JournalState {
        core.withLock { core in
            JournalState(
                isWritable: core.mode == .open,
                waiting: core.batcher.pending.records + (core.batcher.inFlight?.records ?? 0),
                behindSnapshot: core.position.lsn - core.snapshot
            )
        }
    }
}
