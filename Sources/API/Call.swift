import Domain
import HTTP

/// A request on its way: where it leads, and what has been found out about it.
struct Call {
    /// Where a request leads.
    enum Destination {
        /// - parameters: the values of the pattern's variable segments, in order.
        case endpoint(Endpoint, parameters: [String])
        /// `OPTIONS`: the methods that the path takes.
        case options(allowed: [HTTP.Method])
        case nowhere(Failure)
    }

    let request: Request
    let destination: Destination
    /// Dresses the failures of this call.
    let contract: any Contract
    /// Who asks; nil where no token was sent.
    var caller: Caller?

    var endpoint: Endpoint? {
        if case .endpoint(let endpoint, _) = destination { endpoint } else { nil }
    }

    /// The value of a variable segment; empty where there is none.
    func parameter(_ index: Int) -> String {
        if case .endpoint(_, let parameters) = destination, index < parameters.count { parameters[index] } else { "" }
    }

    /// - Throws: `noToken`.
    func signedIn() throws(Failure) -> Caller {
        guard let caller else { throw .noToken }
        return caller
    }
}
