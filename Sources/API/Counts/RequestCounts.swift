internal import Synchronization

/// What all loops have answered.
public final class RequestCounts: Sendable {
    public let failures = FailureTally()
    private let made = Mutex<[RouteTally]>([])

    public init() {}

    /// The tally of one route, for one loop.
    func tally(_ contract: String, _ route: String, _ method: String) -> RouteTally {
        let tally = RouteTally(RouteTally.Labels(contract: contract, route: route, method: method))
        made.withLock { $0.append(tally) }
        return tally
    }

    /// One for each route and loop.
    public var routes: [RouteTally] {
        made.withLock { $0 }
    }
}
