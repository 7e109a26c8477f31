internal import DequeModule
internal import HTTP

/// The replies that are held, in the order of asking, in which they are let go as well.
///
/// There are no more than connections: nothing is read from a client whose reply is held.
struct HeldReplies {
    private var waiting: Deque<(exchange: Exchange, response: any HeldResponse)> = []

    var isEmpty: Bool { waiting.isEmpty }
    var first: (any HeldResponse)? { waiting.first?.response }

    mutating func append(_ response: any HeldResponse, to exchange: Exchange) {
        waiting.append((exchange, response))
    }

    /// Takes the first one, if it is held no more.
    mutating func next() -> (exchange: Exchange, response: Response)? {
        guard let response = waiting.first?.response.take() else { return nil }
        return (waiting.removeFirst().exchange, response)
    }
}
