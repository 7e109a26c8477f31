import Domain
import HTTP

/// A route where it is mounted.
final class Endpoint: Sendable {
    let route: Route
    let contract: any Contract
    /// What the client has to put before the contract's paths: its prefix, or nothing for the latest contract.
    let prefix: String
    /// The whole pattern, such as `/v2/tweets/{id}`.
    let pattern: String
    /// Such as `v2.getTweet`.
    let operation: String
    let tally: RouteTally
    /// Whether the route is one of the contract's own.
    private let isOfContract: Bool

    init(_ route: Route, of contract: any Contract, at prefix: String, _ counts: RequestCounts) {
        self.route = route
        self.contract = contract
        self.prefix = prefix
        isOfContract = true
        pattern = prefix + route.pattern
        operation = "\(contract.name).\(route.operation)"
        tally = counts.tally(contract.name, pattern, route.method.rawValue)
    }

    /// - Parameter contract: dresses the failures of a route that is of none.
    init(_ route: Route, inClothesOf contract: any Contract, _ counts: RequestCounts) {
        self.route = route
        self.contract = contract
        prefix = ""
        isOfContract = false
        pattern = route.pattern
        operation = "site.\(route.operation)"
        tally = counts.tally("site", pattern, route.method.rawValue)
    }

    /// Refuses a request whose shape the contract does not allow.
    func check(_ request: Request) throws(Failure) {
        if isOfContract { try contract.check(request) }
    }
}
