internal import HTTP
public import Tallies

/// What became of the requests to one route, on one loop: that loop writes, any thread reads.
public final class RouteTally: Sendable {
    /// What the numbers are told apart by.
    public struct Labels: Hashable, Comparable, Sendable {
        public let contract: String
        /// The route's pattern, such as `/v2/tweets/{id}`; `unmatched` where there is none.
        public let route: String
        /// The route's method: HEAD counts as GET.
        public let method: String

        public static func < (one: Labels, other: Labels) -> Bool {
            (one.contract, one.route, one.method) < (other.contract, other.route, other.method)
        }
    }

    public let labels: Labels
    public let durations = DurationTally()
    private let sent = Tally()
    private let answers = InlineArray<13, Tally> { _ in Tally() }

    init(_ labels: Labels) {
        self.labels = labels
    }

    func add(_ response: borrowing Response, nanoseconds: UInt64) {
        answers[Self.place(of: response.status)].add()
        sent.add(UInt64(truncatingIfNeeded: response.body.count))
        durations.add(nanoseconds: nanoseconds)
    }

    /// Of all bodies, in bytes.
    public var bytes: UInt64 { sent.count }

    /// How many answers had each status; only those that occurred.
    public var statuses: [(status: String, count: UInt64)] {
        Self.names.indices.map { (Self.names[$0], answers[$0].count) }.filter { $0.count > 0 }
    }

    private static let names = [
        "200", "201", "204", "304", "400", "401", "403", "404", "409", "500", "502", "503", "other",
    ]

    private static func place(of status: Status) -> Int {
        switch status.rawValue {
        case 200: 0
        case 201: 1
        case 204: 2
        case 304: 3
        case 400: 4
        case 401: 5
        case 403: 6
        case 404: 7
        case 409: 8
        case 500: 9
        case 502: 10
        case 503: 11
        default: 12
        }
    }
}
