public import HTTP

/// What a server serves.
public struct Service: Sendable {
    /// Takes the requests of one loop.
    public var answer: Responder
    /// Answers what is refused before it becomes a request, given its target where that could be read.
    public var refuse: @Sendable (Refusal, _ target: String?) -> Response

    public init(
        answer: @escaping Responder,
        refuse: @escaping @Sendable (Refusal, _ target: String?) -> Response
    ) {
        self.answer = answer
        self.refuse = refuse
    }
}
