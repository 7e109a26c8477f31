internal import DequeModule
internal import HTTP

/// The replies that are held, in the order of asking, in which they are let go as well.
///
/// A client has one at most, because nothing is read from it meanwhile. Those of clients that are gone stay until they are
/// let go: whoever holds replies has to bound how many, and for how long. The store takes no writes beyond its batch.
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
