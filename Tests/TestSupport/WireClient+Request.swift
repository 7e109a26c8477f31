public import HTTP

extension WireClient {
    /// Sends a request and waits for its response.
    public nonisolated func exchange(_ request: Request) async throws -> Response {
        var head = "\(request.methodToken) \(request.target) HTTP/1.1\r\nHost: localhost\r\n"
        for field in request.headers.fields { head += "\(field.name): \(field.value)\r\n" }
        if !request.body.isEmpty || [.post, .put, .patch].contains(request.method) {
            head += "Content-Length: \(request.body.count)\r\n"
        }
        let hasBody = request.method != .head
        try await send(Array("\(head)\r\n".utf8) + request.body)
        let answer = try await receive(hasBody: hasBody)
        var response = Response(Status(rawValue: answer.status), body: answer.body)
        response.headers = FieldLines(answer.fields.map { Headers.Field($0.name, $0.value) })
        return response
    }
}
