import API
import Glibc
import HTTP
import TestSupport
import Testing
import Transport

@testable import App

/// A whole server with its gate and its admin port, as `Miniter.serve` wires them, for the time of a test.
struct WatchedServer: Sendable {
    let gate: Gate
    let server: Server
    let admin: Server
    private let composition: Composition

    /// - Parameters:
    ///   - environment: beside what makes passwords cheap and log-ins as many as one likes.
    ///   - directory: of the data; nil for the engine that keeps none.
    ///   - descriptor: where the log goes.
    ///   - body: is given the server before its gate opens.
    static func run(
        _ environment: [String: String] = [:],
        in directory: String? = nil,
        log descriptor: Int32 = STDERR_FILENO,
        _ body: (WatchedServer) async throws -> Void
    ) async throws {
        let own = ["MINITER_ADMIN_PORT": "0", "MINITER_LOG_LEVEL": "error"].merging(environment) { $1 }
        var flags = ["server.port": "0", "storage.engine": directory == nil ? "memory" : "embedded"]
        flags["storage.directory"] = directory
        let configuration = try Configuration.resolve(
            flags: flags,
            environment: Leniency.cheap.merging(own) { $1 }
        ).configuration
        let logs = try Logs(configuration.log, to: descriptor)
        let gate = Gate()
        let telemetry = Telemetry()
        telemetry.watch(logs)
        let settings = ServerSettings(configuration, loops: 2)
        let server = try await Server(settings) { gate.service() }
        telemetry.watch(server, maximumConnections: settings.maxConnections) { gate.impediment == nil }
        let admin = try #require(
            try await Admin.listen(configuration.admin, gate: gate, telemetry: telemetry)
        )
        let composition = try await Composition(
            configuration,
            in: Engine.directory(configuration.storage),
            logs: logs,
            counts: telemetry.requests,
            report: { [storage = telemetry.storage] event in storage.observe(event) },
            demo: nil
        )
        telemetry.watch(composition)
        let watched = WatchedServer(gate: gate, server: server, admin: admin, composition: composition)
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body(watched)) } catch { outcome = .failure(error) }
        await server.stop()
        gate.close()
        composition.close()
        await admin.stop()
        logs.close()
        try outcome.get()
    }

    /// From now on the contracts answer.
    func open() {
        gate.open { [composition] in composition.service() }
    }

    /// Asks the server, each time over a connection of its own.
    func ask(_ target: String, _ method: HTTP.Method = .get) async throws -> Response {
        try await WireClient(port: server.port).exchange(Request(method: method, target: target))
    }

    /// Asks the admin port.
    func askAdmin(_ target: String, _ method: HTTP.Method = .get) async throws -> Response {
        try await WireClient(port: admin.port).exchange(Request(method: method, target: target))
    }

    /// What `/metrics` says now.
    func metrics() async throws -> MetricsText {
        let response = try await askAdmin("/metrics")
        #expect(response.status == .ok)
        #expect(response.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
        return try MetricsText(String(decoding: response.body, as: UTF8.self))
    }
}
