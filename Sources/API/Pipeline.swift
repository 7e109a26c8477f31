import Domain
import HTTP

/// The way of every request: it gets its name, is routed, judged and handled, and its answer is dressed and told of.
///
/// The steps stand side by side instead of one around the other: only those that may wait are `async`, so that most
/// requests cost one asynchronous call of this chain, whatever the number of steps.
struct Pipeline: Sendable {
    /// nil where no proxy is trusted.
    let forwarded: ForwardedClient?
    let identification: Identification
    let routing: Routing
    let limit: BodyLimit
    let bearer: Bearer
    let errors: ErrorMapping
    let crossOrigin: CrossOrigin
    /// nil where nobody wants to know.
    let access: AccessLog?

    func answer(_ request: Request) async -> Response {
        let start = Stopwatch.now
        forwarded?.resolve(request)
        identification.name(request)
        var call = routing.call(for: request)
        var response: Response
        do throws(Failure) {
            response = try await handle(&call)
        } catch {
            response = errors.response(to: error, on: call)
        }
        crossOrigin.dress(&response, for: call)
        identification.tell(&response, to: request)
        observe(response, to: call, nanoseconds: Stopwatch.now - start)
        return consume response
    }

    /// Counts an answer, and tells the access log where it wants to know.
    @inline(__always)
    private func observe(_ response: borrowing Response, to call: Call, nanoseconds: UInt64) {
        routing.tally(of: call)?.add(response, nanoseconds: nanoseconds)
        access?.tell(of: response, to: call, nanoseconds: nanoseconds)
    }

    @inline(__always)
    private func handle(_ call: inout Call) async throws(Failure) -> Response {
        switch call.destination {
        case .endpoint(let endpoint, _):
            try limit.check(call)
            if let credential = try Credential.field(of: call.request) {
                call.caller = try await bearer.caller(credential, for: endpoint.route.access)
            }
            if endpoint.route.access == .signedIn, call.caller == nil { throw .noToken }
            try endpoint.check(call.request)
            return try await endpoint.route.handler(call)
        case .options(let allowed):
            return crossOrigin.preflight(call.request, allowed)
        case .nowhere(let failure):
            try limit.check(call)
            throw failure
        }
    }
}
