public import HTTP

/// What a server serves.
public struct Service: Sendable {
    /// Answers the requests of one loop.
    public var responder: Responder<Request>
    /// Answers what is refused before it becomes a request, given its target where that could be read.
    public var refuse: @Sendable (Refusal, _ target: String?) -> Response

    public init(
        responder: @escaping Responder<Request>,
        refuse: @escaping @Sendable (Refusal, _ target: String?) -> Response
    ) {
        self.responder = responder
        self.refuse = refuse
    }
}
