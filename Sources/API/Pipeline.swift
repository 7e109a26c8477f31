import Domain
import HTTP
import Tallies

/// The way of every request: it gets its name, is routed, judged and handled, and its answer is dressed and told of.
///
/// The steps stand side by side instead of one around the other, and none of them is `async`: what need not wait is
/// answered in one go.
final class Pipeline: Sendable {
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

    /// - Parameter documents: nil where none are served.
    init(_ world: World, _ settings: Settings, _ tokens: AccessTokens, _ documents: Documents?, _ log: Log) {
        forwarded = ForwardedClient(settings.trustedProxies)
        identification = Identification()
        routing = API.routing(world, settings, tokens, documents, counting: log.counts)
        limit = BodyLimit(settings, world.limits)
        bearer = Bearer(world, tokens)
        errors = ErrorMapping(language: settings.language, fault: log.fault, tally: log.counts.failures)
        crossOrigin = CrossOrigin(CommonFields(settings.crossOrigin))
        access = AccessLog(log)
    }

    func answer(_ request: Request) -> Answer {
        let start = MonotonicClock.nanoseconds
        forwarded?.resolve(request)
        identification.name(request)
        let call = routing.call(for: request)
        do throws(Failure) {
            switch try handle(call) {
            case .now(let response): return .now(finish(response, to: call, since: start))
            case .held(let response, let commitment):
                return .held(Held(pipeline: self, call: call, start: start, promised: response, commitment: commitment))
            case .later(let wait):
                // With a capture list, Swift 6.3 would run the closure off its caller's executor.
                return .later { await self.answer(call, after: wait, since: start) }
            }
        } catch {
            return .now(finish(errors.response(to: error, on: call), to: call, since: start))
        }
    }

    /// The answer to a write that is not kept yet.
    private final class Held: HeldResponse {
        private let pipeline: Pipeline
        private let call: Call
        private let start: UInt64
        private let promised: Response
        private let commitment: any Commitment

        init(pipeline: Pipeline, call: Call, start: UInt64, promised: Response, commitment: any Commitment) {
            self.pipeline = pipeline
            self.call = call
            self.start = start
            self.promised = promised
            self.commitment = commitment
        }

        func take() -> Response? {
            switch commitment.outcome {
            case nil: nil
            case .success: pipeline.finish(promised, to: call, since: start)
            case .failure(let failure):
                pipeline.finish(pipeline.errors.response(to: failure, on: call), to: call, since: start)
            }
        }

        func wait() async {
            await commitment.wait()
        }
    }

    private func answer(
        _ call: Call,
        after wait: () async throws(Failure) -> Response,
        since start: UInt64
    ) async -> Response {
        do throws(Failure) {
            return try await finish(wait(), to: call, since: start)
        } catch {
            return finish(errors.response(to: error, on: call), to: call, since: start)
        }
    }

    private func handle(_ call: Call) throws(Failure) -> Eventual<Response> {
        switch call.destination {
        case .endpoint(let endpoint, _):
            try limit.check(call)
            guard let credential = try Credential.field(of: call.request) else { return try enter(endpoint, call) }
            return try bearer.caller(credential, for: endpoint.route.access).flatMap { [self] caller throws(Failure) in
                var call = call
                call.caller = caller
                return try enter(endpoint, call)
            }
        case .options(let allowed):
            return .now(crossOrigin.preflight(call.request, allowed))
        case .nowhere(let failure):
            try limit.check(call)
            throw failure
        }
    }

    @inline(__always)
    private func enter(_ endpoint: Endpoint, _ call: Call) throws(Failure) -> Eventual<Response> {
        if endpoint.route.access == .signedIn, call.caller == nil { throw .noToken }
        try endpoint.check(call.request)
        return try endpoint.route.handler(call)
    }

    /// Dresses an answer, and tells of it.
    private func finish(_ response: consuming Response, to call: Call, since start: UInt64) -> Response {
        crossOrigin.dress(&response, for: call)
        identification.tell(&response, to: call.request)
        observe(response, to: call, nanoseconds: MonotonicClock.nanoseconds - start)
        return response
    }

    /// Counts an answer, and tells the access log where it wants to know.
    @inline(__always)
    private func observe(_ response: borrowing Response, to call: Call, nanoseconds: UInt64) {
        routing.tally(of: call)?.add(response, nanoseconds: nanoseconds)
        access?.tell(of: response, to: call, nanoseconds: nanoseconds)
    }
}
