import HTTP

/// Tells the log about each answer.
struct AccessLog: Sendable {
    let log: @Sendable (AccessEntry) -> Void

    var now: ContinuousClock.Instant { .now }

    func tell(of response: Response, to call: Call, since start: ContinuousClock.Instant) {
        let endpoint = call.endpoint
        log(
            AccessEntry(
                id: call.request.id,
                method: call.request.method == .other ? "OTHER" : call.request.method.rawValue,
                route: endpoint?.pattern ?? "-",
                operation: endpoint?.operation ?? "-",
                status: response.status,
                bytes: response.body.count,
                duration: now - start,
                peer: call.request.peer
            )
        )
    }
}
