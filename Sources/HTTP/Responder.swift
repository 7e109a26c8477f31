/// Answers a request, on the loop that received it.
public typealias Responder = @Sendable (Request) -> Answer

/// What a request comes to.
public enum Answer {
    case now(Response)
    /// On the same loop.
    case held(any HeldResponse)
    /// To be called once, on the same loop.
    case later(() async -> Response)

    /// The response, after the wait where there is one.
    public var response: Response {
        get async {
            switch self {
            case .now(let response): return response
            case .held(let held):
                while true {
                    if let response = held.take() { return response }
                    await held.wait()
                }
            case .later(let wait): return await wait()
            }
        }
    }
}

/// A response that is there already, but is not to be sent before something has happened, such as a write to the disk.
///
/// What many wait for happens to many at once: one task waits for all of them, and lets them go in the order of asking.
public protocol HeldResponse: AnyObject {
    /// - Returns: nil while it is held. To be taken once.
    func take() -> Response?
    /// Returns once it is held no more.
    func wait() async
}
