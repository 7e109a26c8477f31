/// Answers a request, on the loop that received it.
public typealias Responder = @Sendable (Request) -> Answer

/// What a request comes to.
public enum Answer {
    case now(Response)
    /// To be called once, on the same loop.
    case later(() async -> Response)

    /// The response, after the wait where there is one.
    public var response: Response {
        get async {
            switch self {
            case .now(let response): response
            case .later(let wait): await wait()
            }
        }
    }
}
