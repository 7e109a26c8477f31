/// How the embedded engine keeps its promises, and its bounds.
public struct EmbeddedSettings: Sendable {
    public var durability = Durability.always
    /// Between one snapshot and the next, if anything changed; 1...
    public var snapshotSeconds = 60
    /// After which a write that could not be made durable is answered as unavailable.
    public var writeDeadlineMilliseconds: Int64 = 10_000
    /// Between one attempt and the next, where there is no room.
    public var retryMilliseconds: Int32 = 1_000
    /// Of one batch.
    public var maximumRecords = 4_096
    /// Of one batch.
    public var maximumBytes = 4 * 1_048_576

    public init(durability: Durability = .always, snapshotSeconds: Int = 60) {
        self.durability = durability
        self.snapshotSeconds = snapshotSeconds
    }
}
