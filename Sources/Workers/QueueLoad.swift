/// How full a bounded queue is.
public struct QueueLoad: Sendable {
    /// What waits now.
    public let waiting: Int
    /// How much may wait.
    public let capacity: Int
    /// What was refused for want of room, since the start.
    public let refused: UInt64

    public init(waiting: Int, capacity: Int, refused: UInt64) {
        self.waiting = waiting
        self.capacity = capacity
        self.refused = refused
    }
}
