import HTTP

/// Answers CORS preflights, and dresses every answer in the fields that browsers ask for.
struct CrossOrigin: Middleware {
    private let fields: CommonFields

    init(_ fields: CommonFields) {
        self.fields = fields
    }

    func respond(to call: Call, next: Responder<Call>) async -> Response {
        if case .options(let allowed) = call.destination { return options(call.request, allowed) }
        var response = await next(call)
        response.shared = fields.block(for: call.request, beside: response.headers)
        return response
    }

    private func options(_ request: Request, _ allowed: [HTTP.Method]) -> Response {
        let methods = allowed.map(\.rawValue).joined(separator: ", ")
        var response = Response(.noContent, headers: Headers([Headers.Field("Allow", methods)]))
        if request.headers["origin"] != nil, request.headers["access-control-request-method"] != nil {
            response.headers.append("Access-Control-Allow-Methods", methods)
            response.headers.append(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, X-Request-Id"
            )
            response.headers.append("Access-Control-Max-Age", "600")
        }
        response.shared = fields.block(for: request, beside: response.headers)
        return response
    }
}
