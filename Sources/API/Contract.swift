import Domain
import HTTP

/// One wire contract: it translates requests into operations, and what comes of them into responses.
protocol Contract: AnyObject, Sendable {
    /// How the configuration calls it.
    var name: String { get }
    /// What its paths begin with, such as `/v2`.
    var prefix: String { get }
    /// Its routes; patterns stand without the prefix.
    var routes: [Route] { get }
    /// What documents say about it beyond its routes.
    var documentation: Documentation { get }
    /// Whether a target is this contract's, undecoded as it came.
    func claims(_ target: String) -> Bool
    /// Refuses a request to one of its routes whose shape it does not allow, whatever the route.
    func check(_ request: Request) throws(Failure)
    /// Dresses a failure.
    func response(to failure: Failure, in language: Language) -> Response
    /// Adds to the answer to a failure what the contract adds to every answer to such a request.
    func complete(_ response: inout Response, to request: Request)
}

extension Contract {
    /// By its prefix alone.
    func claims(_ target: String) -> Bool {
        guard target.hasPrefix(prefix) else { return false }
        guard let next = target.dropFirst(prefix.count).first else { return true }
        return next == "/" || next == "?"
    }

    /// Allows every shape.
    func check(_ request: Request) throws(Failure) {}

    /// Nothing.
    func complete(_ response: inout Response, to request: Request) {}
}
