public import HTTP

/// What a server serves.
public struct Service: Sendable {
    /// Answers the requests of one loop.
    public var responder: Responder<Request>
    /// Answers what is refused before it becomes a request.
    public var refuse: @Sendable (Refusal) -> Response

    public init(
        responder: @escaping Responder<Request>,
        refuse: @escaping @Sendable (Refusal) -> Response
    ) {
        self.responder = responder
        self.refuse = refuse
    }
}
