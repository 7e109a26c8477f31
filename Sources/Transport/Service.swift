public import HTTP

/// What a server serves.
public struct Service: Sendable {
    /// What a request comes to.
    public enum Answer {
        case now(Response)
        case later(Responder<Request>)
    }

    /// Takes the requests of one loop.
    public var answer: @Sendable (Request) -> Answer
    /// Answers what is refused before it becomes a request, given its target where that could be read.
    public var refuse: @Sendable (Refusal, _ target: String?) -> Response

    public init(
        answer: @escaping @Sendable (Request) -> Answer,
        refuse: @escaping @Sendable (Refusal, _ target: String?) -> Response
    ) {
        self.answer = answer
        self.refuse = refuse
    }

    /// A service that leaves every request to one responder.
    public init(
        responder: @escaping Responder<Request>,
        refuse: @escaping @Sendable (Refusal, _ target: String?) -> Response
    ) {
        self.init(answer: { _ in .later(responder) }, refuse: refuse)
    }

    public func respond(to request: Request) async -> Response {
        switch answer(request) {
        case .now(let response): response
        case .later(let responder): await responder(request)
        }
    }
}
