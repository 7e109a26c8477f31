import Domain
import HTTP

/// Finds where requests lead, over all contracts.
struct Routing: Sendable {
    private let contracts: [any Contract]
    private let latest: any Contract
    private let router: Router<Endpoint>
    private let services: ServiceHosts
    private let prefixes: [String]

    /// - Parameters:
    ///   - latest: one of the contracts; its paths stand without a prefix too.
    ///   - site: routes that are of no contract.
    init(_ contracts: [any Contract], latest: any Contract, site: [Route], services: ServiceHosts) {
        var router = Router<Endpoint>()
        for contract in contracts {
            for route in contract.routes {
                let endpoint = Endpoint(route, of: contract, at: contract.prefix)
                router.add(route.method, endpoint.pattern, endpoint)
            }
        }
        for route in latest.routes {
            let endpoint = Endpoint(route, of: latest, at: "")
            router.add(route.method, endpoint.pattern, endpoint)
        }
        for route in site {
            let endpoint = Endpoint(route, inClothesOf: latest)
            router.add(route.method, endpoint.pattern, endpoint)
        }
        self.contracts = contracts
        self.services = services
        prefixes = contracts.map(\.prefix)
        self.latest = latest
        self.router = router
    }

    func call(for request: Request) -> Call {
        guard let segments = request.segments else {
            let failure: Failure = .invalid([FieldError("path", .encoding)])
            let toAll = request.method == .options && request.target == "*"
            return call(request, toAll ? .options(allowed: HTTP.Method.allCases.dropLast()) : .nowhere(failure))
        }
        if !services.resources.isEmpty, !services.serve(segments, on: request.headers["host"], under: prefixes) {
            return call(request, .nowhere(.unknownPath(suggestion: nil)))
        }
        switch router.match(request.method, segments) {
        case .found(let endpoint, let parameters):
            return Call(
                request: request,
                destination: .endpoint(endpoint, parameters: parameters),
                contract: endpoint.contract
            )
        case .otherMethods(let allowed):
            if request.method == .options { return call(request, .options(allowed: allowed)) }
            return call(request, .nowhere(.methodNotAllowed(allowed: allowed.map(\.rawValue))))
        case .nothing:
            return call(request, .nowhere(.unknownPath(suggestion: suggestion(for: request, segments))))
        }
    }

    /// The contract whose clothes a failure on a target wears.
    func contract(for target: String?) -> any Contract {
        guard let target else { return latest }
        return contracts.first { $0.claims(target) } ?? latest
    }

    private func call(_ request: Request, _ destination: Call.Destination) -> Call {
        Call(request: request, destination: destination, contract: contract(for: request.target))
    }

    /// The path without final slashes and in lower case, where that leads somewhere.
    private func suggestion(for request: Request, _ segments: [String]) -> String? {
        var right = segments.map { $0.lowercased() }
        while right.last == "" { right.removeLast() }
        guard !right.isEmpty, right != segments else { return nil }
        if case .nothing = router.match(.options, right) { return nil }
        return "/" + right.map(PercentEncoding.encode).joined(separator: "/")
    }
}
