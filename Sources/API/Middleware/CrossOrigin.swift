import HTTP

/// Answers CORS preflights, and dresses every answer in the fields that browsers ask for.
struct CrossOrigin: Sendable {
    private let fields: CommonFields

    init(_ fields: CommonFields) {
        self.fields = fields
    }

    func dress(_ response: inout Response, for call: Call) {
        response.shared = fields.block(for: call.request, response.caching)
    }

    /// Answers `OPTIONS`, whether a browser asks or somebody else.
    /// - Parameter allowed: the methods that the path takes.
    func preflight(_ request: Request, _ allowed: [HTTP.Method]) -> Response {
        let methods = allowed.map(\.rawValue).joined(separator: ", ")
        var response = Response(.noContent, headers: FieldLines([Headers.Field("Allow", methods)]))
        if request.headers["origin"] != nil, request.headers["access-control-request-method"] != nil {
            response.headers.append("Access-Control-Allow-Methods", methods)
            response.headers.append(
                "Access-Control-Allow-Headers",
                "Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, X-Request-Id"
            )
            response.headers.append("Access-Control-Max-Age", "600")
        }
        return response
    }
}
