import Domain
import HTTP

/// Finds where requests lead, over all contracts.
struct Routing: Sendable {
    private let contracts: [any Contract]
    private let latest: any Contract
    private let router: Router<Endpoint>
    private let services: ServiceHosts
    private let prefixes: [String]
    /// For requests without a route, by the name of the contract whose clothes their answers wear.
    private let routeless: [String: Routeless]

    /// - Parameters:
    ///   - latest: one of the contracts; its paths stand without a prefix too.
    ///   - site: routes that are of no contract.
    init(
        _ contracts: [any Contract],
        latest: any Contract,
        site: [Route],
        services: ServiceHosts,
        counting counts: RequestCounts
    ) {
        var router = Router<Endpoint>()
        for contract in contracts {
            for route in contract.routes {
                let endpoint = Endpoint(route, of: contract, at: contract.prefix, counts)
                router.add(route.method, endpoint.pattern, endpoint)
            }
        }
        for route in latest.routes {
            let endpoint = Endpoint(route, of: latest, at: "", counts)
            router.add(route.method, endpoint.pattern, endpoint)
        }
        for route in site {
            let endpoint = Endpoint(route, inClothesOf: latest, counts)
            router.add(route.method, endpoint.pattern, endpoint)
        }
        self.contracts = contracts
        self.services = services
        prefixes = contracts.map(\.prefix)
        self.latest = latest
        self.router = router
        routeless = Dictionary(uniqueKeysWithValues: contracts.map { ($0.name, Routeless($0.name, counts)) })
    }

    /// Where the answer to a call is counted.
    func tally(of call: Call) -> RouteTally? {
        switch call.destination {
        case .endpoint(let endpoint, _): endpoint.tally
        case .options: routeless[call.contract.name]?.preflight
        case .nowhere: routeless[call.contract.name]?[call.request.method]
        }
    }

    /// The tallies of one contract for what leads to no route.
    private struct Routeless: Sendable {
        let preflight: RouteTally
        private let unmatched: [HTTP.Method: RouteTally]

        init(_ contract: String, _ counts: RequestCounts) {
            preflight = counts.tally(contract, "preflight", HTTP.Method.options.rawValue)
            unmatched = Dictionary(
                uniqueKeysWithValues: HTTP.Method.allCases.map { method in
                    (method, counts.tally(contract, "unmatched", method == .other ? "OTHER" : method.rawValue))
                }
            )
        }

        subscript(method: HTTP.Method) -> RouteTally? { unmatched[method] }
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
