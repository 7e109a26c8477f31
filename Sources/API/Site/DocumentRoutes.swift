import Domain
import HTTP

/// The documents under their paths: of no contract, and for anyone.
struct DocumentRoutes: Sendable {
    let documents: Documents

    var routes: [Route] {
        Documents.Name.allCases.map { name in
            let prefix = name == .latest ? "" : "/\(name.rawValue)"
            return Route(.get, "\(prefix)/openapi.json", "getDocument", .newcomer) { call throws(Failure) in
                try await answer(name, to: call.request)
            }
        }
    }

    private func answer(_ name: Documents.Name, to request: Request) async throws(Failure) -> Response {
        guard let document = await documents.document(name) else { throw .unavailable(retryAfter: 1) }
        let isKnown = EntityTagCondition(request.headers.values("if-none-match")).matches(document.tag)
        var response = isKnown ? Response(.notModified) : Response.json(.ok, document.text)
        response.caching = .revalidated
        response.headers.append("ETag", document.tag)
        return response
    }
}
