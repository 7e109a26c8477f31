public import HTTP

/// Plays a transcript against whatever answers requests, and tells what was answered otherwise.
public struct TranscriptPlayer {
    private let send: (Request) async throws -> Response

    /// - Parameter send: answers a request: a responder in this process, or a connection to a server.
    public init(send: @escaping (Request) async throws -> Response) {
        self.send = send
    }

    /// - Parameter visit: is shown each exchange with its request as it was sent, its holes filled, and the answer.
    /// - Returns: one line for each exchange that came out wrong; the later ones may follow from the first.
    public func play(
        _ transcript: Transcript,
        visit: (Transcript.Exchange, Request, Response) -> Void = { _, _, _ in }
    ) async throws -> [String] {
        var captures = Captures()
        var complaints: [String] = []
        for exchange in transcript.exchanges {
            let request = request(exchange, captures)
            let response = try await send(request)
            visit(exchange, request, response)
            if let complaint = complaint(exchange, response, &captures) {
                let body = String(decoding: response.body, as: UTF8.self)
                complaints.append(
                    "\(exchange.title) (line \(exchange.line)): \(complaint); got \(response.status.rawValue) \(body)"
                )
            }
        }
        return complaints
    }

    private func request(_ exchange: Transcript.Exchange, _ captures: Captures) -> Request {
        var headers = Headers()
        for (name, value) in exchange.headers { headers.append(name.lowercased(), captures.filled(value)) }
        var body = captures.filled(exchange.body)
        // The lines of a multipart body end in CR LF, which a text file does not keep.
        if headers["content-type"]?.hasPrefix("multipart/") == true {
            body = body.replacing("\n", with: "\r\n") + "\r\n"
        }
        return Request(
            method: HTTP.Method(rawValue: exchange.method) ?? .other,
            methodToken: exchange.method,
            target: captures.filled(exchange.target),
            headers: headers,
            body: Array(body.utf8),
            peer: "127.0.0.1"
        )
    }

    private func complaint(
        _ exchange: Transcript.Exchange,
        _ response: Response,
        _ captures: inout Captures
    ) -> String? {
        guard response.status.rawValue == exchange.status else { return "the status is not \(exchange.status)" }
        for (name, expected) in exchange.expectedHeaders {
            let actual = response.header(name)
            if expected == "{{none}}" {
                if let actual { return "there is \(name): \(actual)" }
                continue
            }
            guard let actual else { return "there is no \(name)" }
            let pattern = captures.filled(expected)
            guard TextPattern(pattern).matches(actual, &captures) else { return "\(name) is \(actual), not \(pattern)" }
        }
        let expected = captures.filled(exchange.expectedBody)
        if expected.isEmpty || exchange.method == "HEAD" {
            // In this process nothing drops the body of an answer to HEAD.
            return response.body.isEmpty || exchange.method == "HEAD" ? nil : "there is a body"
        }
        guard let pattern = JSONPattern(expected) else { return "the expected body is no JSON: \(expected)" }
        guard let actual = try? JSONParser.parse(response.body) else { return "the body is no JSON" }
        return pattern.mismatch(actual, &captures)
    }
}
