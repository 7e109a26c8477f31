import Domain
import HTTP

/// The way of a request to a mock: the server's own, before which the client may ask for an example or for a delay.
struct MockPipeline: Sendable {
    /// The longest delay, in seconds.
    static let longestWait = 30

    let pipeline: Pipeline
    let documents: Documents

    func answer(_ request: Request) async -> Response {
        let preferences = Preferences(request.headers.values("prefer"))
        var applied: [String] = []
        if let text = preferences["wait"], let seconds = Int(text), seconds >= 0 {
            let wait = min(seconds, Self.longestWait)
            // Who is told to stop meanwhile answers at once.
            try? await Task.sleep(for: .seconds(wait))
            applied.append("wait=\(wait)")
        }
        var response: Response
        if let code = preferences["code"], let example = await example(code, request) {
            response = example
            applied.append("code=\(code)")
        } else {
            response = await pipeline.answer(request).response
        }
        if request.method == .options {
            // Browsers read the lines as one list.
            response.headers.append("Access-Control-Allow-Headers", "Prefer")
        }
        if !applied.isEmpty {
            response.headers.append("Preference-Applied", applied.joined(separator: ", "))
            response.headers.append("Access-Control-Expose-Headers", "Preference-Applied")
        }
        return response
    }

    /// The documented example of what a request leads to.
    /// - Parameter code: a status, or a code of the registry.
    /// - Returns: nil where there is none.
    private func example(_ code: String, _ request: Request) async -> Response? {
        let call = pipeline.routing.call(for: request)
        guard let endpoint = call.endpoint, let name = Documents.Name(endpoint),
            let document = await documents.document(name),
            let operation = document.openAPI.operations.first(where: { $0.said.name == endpoint.route.operation }),
            var response = operation.example(code)
        else { return nil }
        pipeline.identification.name(request)
        pipeline.crossOrigin.dress(&response, for: call)
        pipeline.identification.tell(&response, to: request)
        return response
    }
}

extension Documents.Name {
    /// The document that describes an endpoint.
    fileprivate init?(_ endpoint: Endpoint) {
        let isLatest = endpoint.prefix != endpoint.contract.prefix
        self.init(rawValue: isLatest ? Self.latest.rawValue : endpoint.contract.name)
    }
}

extension DescribedOperation {
    /// The first example of a status or of a code of the registry.
    fileprivate func example(_ code: String) -> Response? {
        if let status = Int(code).map(Status.init) {
            guard let outcome = outcomes.first(where: { $0.status == status }) else { return nil }
            return outcome.examples.first?.response ?? Response(status)
        }
        guard let code = ErrorCode(rawValue: code.uppercased()) else { return nil }
        for outcome in outcomes {
            if let place = outcome.codes.firstIndex(of: code) { return outcome.examples[place].response }
        }
        return nil
    }
}
