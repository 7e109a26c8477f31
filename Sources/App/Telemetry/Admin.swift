internal import HTTP
internal import Transport

/// The admin port: metrics and health, on a loop of its own, so that whoever asks holds up nobody that is served.
enum Admin {
    /// Connections at once: those who watch are few.
    private static let maximumConnections = 64

    /// - Returns: nil where the configuration names no port.
    static func listen(
        _ configuration: Configuration.Admin,
        gate: Gate,
        telemetry: Telemetry
    ) async throws(ExitReason) -> Server? {
        guard let port = configuration.port else { return nil }
        var settings = ServerSettings(
            host: configuration.host,
            port: port,
            loops: 1,
            maxBodyBytes: 1024,
            maxConnections: maximumConnections
        )
        settings.name = "admin"
        do {
            return try await Server(settings) { service(gate, telemetry) }
        } catch {
            throw .inputOutput(error.description)
        }
    }

    private static func service(_ gate: Gate, _ telemetry: Telemetry) -> Service {
        Service(
            answer: { request in .now(respond(to: request, gate, telemetry)) },
            refuse: { _, _ in answer(.badRequest, "not a valid request\n") }
        )
    }

    private static func respond(to request: Request, _ gate: Gate, _ telemetry: Telemetry) -> Response {
        guard request.method == .get || request.method == .head else { return answer(.notFound, "only GET\n") }
        if let health = gate.health(request.target) { return health }
        guard request.path == "/metrics" else { return answer(.notFound, "/metrics, /healthz, /readyz\n") }
        return Response(.ok, contentType: .prometheus, body: telemetry.text())
    }

    private static func answer(_ status: Status, _ text: String) -> Response {
        Response(status, contentType: .text, body: Array(text.utf8))
    }
}
