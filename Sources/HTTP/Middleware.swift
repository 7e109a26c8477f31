/// Answers a request, on the loop that received it.
public typealias Responder<Context> = @Sendable (Context) async -> Response

/// One step around a responder. Steps are composed once, at start.
public protocol Middleware<Context>: Sendable {
    associatedtype Context
    func respond(to context: Context, next: Responder<Context>) async -> Response
}

/// Composes steps around a responder, the first one outermost.
public func compose<Context>(
    _ steps: [any Middleware<Context>],
    around responder: @escaping Responder<Context>
) -> Responder<Context> {
    steps.reversed().reduce(responder) { next, step in
        { context in await step.respond(to: context, next: next) }
    }
}

extension Middleware {
    /// This step around a responder, without the existential that `compose` goes through.
    @inlinable
    public func around(_ next: @escaping Responder<Context>) -> Responder<Context> {
        { context in await respond(to: context, next: next) }
    }
}
