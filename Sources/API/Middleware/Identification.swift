import HTTP

/// Gives each request its id, and tells it to the client.
struct Identification: Sendable {
    private let ids = RequestIDs()

    /// Keeps the client's own id where it is well-formed.
    func name(_ request: Request) {
        if let given = request.headers["x-request-id"], RequestIDs.isWellFormed(given) {
            request.id = .given(given)
        } else {
            request.id = ids.next()
        }
    }

    func tell(_ response: inout Response, to request: Request) {
        response.headers.append("X-Request-Id", request.id)
    }
}
