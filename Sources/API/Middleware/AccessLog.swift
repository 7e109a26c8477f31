import HTTP

/// Tells the log about each answer.
struct AccessLog: Middleware {
    let log: @Sendable (AccessEntry) -> Void

    func respond(to call: Call, next: Responder<Call>) async -> Response {
        let start = ContinuousClock.now
        let response = await next(call)
        let endpoint = call.endpoint
        log(
            AccessEntry(
                id: call.request.id,
                method: call.request.method == .other ? "OTHER" : call.request.method.rawValue,
                route: endpoint?.pattern ?? "-",
                operation: endpoint?.operation ?? "-",
                status: response.status,
                bytes: response.body.count,
                duration: ContinuousClock.now - start,
                peer: call.request.peer
            )
        )
        return response
    }
}
