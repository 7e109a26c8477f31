import Domain
import HTTP

/// One row of a contract's table.
struct Route: Sendable {
    /// Who may ask.
    enum Access: Sendable {
        /// Anyone; a token that is sent must be good all the same.
        case anyone
        /// Who has a token.
        case signedIn
        /// Who brings what is needed in the body: a token is not looked at, so that an old one that a client sends with
        /// every request does not keep it from getting a new one.
        case newcomer
        /// Anyone: a token may stand without the word `Bearer`, and one that is no good counts as none.
        case lenient
    }

    let method: HTTP.Method
    /// Without the contract's prefix, such as `/tweets/{id}`.
    let pattern: String
    /// The operation's name within the contract, such as `getTweet`.
    let operation: String
    let access: Access
    let handler: Handler
    /// Whether a form may bring a picture along, which may be larger than other bodies.
    private(set) var takesPicture = false

    init(
        _ method: HTTP.Method,
        _ pattern: String,
        _ operation: String,
        _ access: Access,
        _ handler: @escaping Handler
    ) {
        self.method = method
        self.pattern = pattern
        self.operation = operation
        self.access = access
        self.handler = handler
    }

    /// A route whose handler always waits.
    init(
        _ method: HTTP.Method,
        _ pattern: String,
        _ operation: String,
        _ access: Access,
        _ handler: @escaping @Sendable (Call) async throws(Failure) -> Response
    ) {
        self.init(method, pattern, operation, access) { call in
            .later { () async throws(Failure) in try await handler(call) }
        }
    }

    /// The same route, whose form may bring a picture along.
    func takingPicture() -> Route {
        var route = self
        route.takesPicture = true
        return route
    }
}

/// Answers a call, or says what failed.
typealias Handler = @Sendable (Call) throws(Failure) -> Eventual<Response>
