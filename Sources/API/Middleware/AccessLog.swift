import HTTP
import Tallies

/// Tells the log about the answers of one loop that it wants to know of.
final class AccessLog: Sendable {
    private let log: @Sendable (AccessEntry) -> Void
    private let least: Int
    private let oneIn: UInt64
    private let successes = Tally()

    /// - Returns: nil where nobody wants to know.
    init?(_ log: Log) {
        guard let access = log.access else { return nil }
        self.log = access
        least = log.accessFrom
        oneIn = UInt64(max(1, log.accessSample))
    }

    func tell(of response: borrowing Response, to call: Call, nanoseconds: UInt64) {
        guard wants(response.status) else { return }
        let endpoint = call.endpoint
        log(
            AccessEntry(
                id: call.request.id.description,
                method: call.request.method == .other ? "OTHER" : call.request.method.rawValue,
                route: endpoint?.pattern ?? "-",
                operation: endpoint?.operation ?? "-",
                status: response.status,
                bytes: response.body.count,
                nanoseconds: nanoseconds,
                peer: call.request.peer
            )
        )
    }

    /// Of the successes the first, and then one in so many.
    private func wants(_ status: Status) -> Bool {
        guard status.rawValue >= least else { return false }
        guard status.rawValue < 400, oneIn > 1 else { return true }
        successes.add()
        return successes.count % oneIn == 1
    }
}
