/// Answers a request, on the loop that received it.
public typealias Responder<Context> = @Sendable (Context) async -> Response
