internal import HTTP

/// The requests of one turn of a loop that may have to wait. They are answered several at a time: to resume a task takes
/// longer than many an answer.
struct Arrivals {
    struct Arrival {
        let exchange: Exchange
        let response: () async -> Response
    }

    /// So many are answered at once; clients are not to wait until all requests of a long turn have been read.
    private static let limit = 16
    private var waiting: [Arrival] = []
    /// Those that are being answered, the next one last.
    private var batch: [Arrival] = []
    /// What was taken last, while it has no reply.
    private var current: Exchange?

    var isEmpty: Bool { waiting.isEmpty }
    var isFull: Bool { waiting.count >= Self.limit }
    /// Whether something of what is being answered has not been taken.
    var isLeft: Bool { !batch.isEmpty }

    mutating func append(_ arrival: Arrival) {
        waiting.append(arrival)
    }

    /// What waits is to be answered now.
    mutating func beginBatch() {
        waiting.reverse()
        swap(&waiting, &batch)
    }

    /// Takes the next request to answer.
    mutating func next() -> Arrival? {
        guard let arrival = batch.popLast() else { return nil }
        current = arrival.exchange
        return arrival
    }

    /// Notes that an exchange has its reply.
    /// - Returns: whether it is the one that was taken last.
    mutating func wasAnswered(_ exchange: Exchange) -> Bool {
        guard current === exchange else { return false }
        current = nil
        return true
    }

    /// The exchange that was taken last, if it has no reply.
    mutating func takeUnanswered() -> Exchange? {
        current.take()
    }
}
