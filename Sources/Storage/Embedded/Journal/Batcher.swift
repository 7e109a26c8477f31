/// Group commit, without I/O: one batch is under way, what comes meanwhile is the next.
///
/// `Waiter` is whatever waits for a record to be durable.
struct Batcher<Waiter: Sendable>: Sendable {
    /// Records one after another, as the file takes them.
    struct Batch: Sendable {
        var bytes: [UInt8] = []
        var records = 0
        /// The last record's.
        var lsn: Int64 = 0
    }

    private struct Waiting {
        let lsn: Int64
        let deadline: Int64
        let waiter: Waiter
    }

    /// The most memory that is kept ready for the next batch, in bytes.
    private static var reserve: Int { 65_536 }

    private let maximumRecords: Int
    private let maximumBytes: Int
    private(set) var pending = Batch()
    private(set) var inFlight: Batch?
    /// The last record that is durable.
    private(set) var durable: Int64
    /// By ascending LSN, which is the order of asking but for callers that race each other; both are few.
    private var waiting: [Waiting] = []

    /// - Parameters:
    ///   - durable: the last record of an earlier life.
    ///   - maximumRecords: of one batch.
    ///   - maximumBytes: of one batch.
    init(durable: Int64, maximumRecords: Int = 4096, maximumBytes: Int = 4 * 1_048_576) {
        self.durable = durable
        self.maximumRecords = maximumRecords
        self.maximumBytes = maximumBytes
    }

    /// Whether the next batch has room. One transaction may go beyond the bounds; the next is refused.
    var hasRoom: Bool { pending.records < maximumRecords && pending.bytes.count < maximumBytes }

    /// Whether nothing waits to become durable.
    var isIdle: Bool { pending.records == 0 && inFlight == nil }

    /// Whether anything waits to be put under way.
    var hasPending: Bool { pending.records > 0 }

    /// Adds a record.
    /// - Parameter encode: appends its bytes.
    mutating func append(lsn: Int64, _ encode: (inout [UInt8]) -> Void) {
        encode(&pending.bytes)
        pending.records += 1
        pending.lsn = lsn
    }

    /// Puts the pending batch under way.
    /// - Returns: nil where another one is, or there is none.
    mutating func depart() -> Batch? {
        guard inFlight == nil, pending.records > 0 else { return nil }
        let batch = pending
        inFlight = batch
        pending = Batch()
        // Most batches are about as long as the one before. Growing from nothing would take an allocation for each doubling.
        pending.bytes.reserveCapacity(min(batch.bytes.count, Self.reserve))
        return batch
    }

    /// The batch under way is durable.
    /// - Returns: whoever waited for one of its records.
    mutating func arrive() -> [Waiter] {
        guard let batch = inFlight else { return [] }
        inFlight = nil
        durable = batch.lsn
        let count = waiting.firstIndex { $0.lsn > batch.lsn } ?? waiting.count
        let resumed = waiting[..<count].map(\.waiter)
        waiting.removeFirst(count)
        return resumed
    }

    /// - Parameter deadline: on any clock, as long as `expire` uses the same.
    /// - Returns: false where the record is durable already.
    mutating func wait(for lsn: Int64, until deadline: Int64, _ waiter: Waiter) -> Bool {
        guard lsn > durable else { return false }
        var place = waiting.count
        while place > 0, waiting[place - 1].lsn > lsn { place -= 1 }
        waiting.insert(Waiting(lsn: lsn, deadline: deadline, waiter: waiter), at: place)
        return true
    }

    /// - Returns: whoever has waited long enough.
    mutating func expire(at now: Int64) -> [Waiter] {
        guard waiting.contains(where: { $0.deadline <= now }) else { return [] }
        let expired = waiting.filter { $0.deadline <= now }.map(\.waiter)
        waiting.removeAll { $0.deadline <= now }
        return expired
    }

    /// Gives up.
    /// - Returns: whoever waits.
    mutating func abandon() -> [Waiter] {
        defer { waiting = [] }
        return waiting.map(\.waiter)
    }
}
