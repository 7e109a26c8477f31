import HTTP

/// An exchange of a transcript as it came about: its holes filled with what was really said.
struct Exchange: Sendable {
    /// The transcript's own title for it.
    let title: String
    /// The file it stands in, without its ending, such as `users`.
    let file: String
    /// The route's own name.
    let operation: String
    let method: HTTP.Method
    let target: String
    let headers: [Headers.Field]
    let body: [UInt8]
    let response: Response

    init(title: String, file: String, operation: String, _ request: Request, _ response: Response) {
        self.title = title
        self.file = file
        self.operation = operation
        method = request.method
        target = String(decoding: AccessTokenMask.masked(Array(request.target.utf8)), as: UTF8.self)
        headers = request.headers.fields.map(AccessTokenMask.masked)
        body = AccessTokenMask.masked(request.body)
        var response = response
        response.headers = FieldLines(
            response.headers.fields.filter { $0.name != "X-Request-Id" }.map(AccessTokenMask.masked)
        )
        response.body = AccessTokenMask.masked(response.body)
        response.shared = nil
        self.response = response
    }

    /// What the request says about its body's type; nil where it says nothing.
    var bodyType: String? {
        Headers(headers)["content-type"].flatMap { MediaType($0)?.essence }
    }

    /// The registry code that a failure bears, in v1 or v2.
    var code: ErrorCode? {
        guard response.status.rawValue >= 400, case .object(let body)? = try? JSONParser.parse(response.body) else {
            return nil
        }
        if case .string(let code)? = body["code"] { return ErrorCode(rawValue: code) }
        guard case .object(let error)? = body["error"], case .string(let code)? = error["errorCode"] else {
            return nil
        }
        return ErrorCode(rawValue: code)
    }
}
