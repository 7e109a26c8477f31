import HTTP

/// Gives each request its id, and tells it to the client.
struct Identification: Middleware {
    private let ids = RequestIDs()

    func respond(to call: Call, next: Responder<Call>) async -> Response {
        let request = call.request
        if let given = request.headers["x-request-id"], RequestIDs.isWellFormed(given) {
            request.id = given
        } else {
            request.id = ids.next()
        }
        var response = await next(call)
        response.headers.append("X-Request-Id", request.id)
        return response
    }
}
