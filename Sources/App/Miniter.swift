internal import API
internal import Domain
internal import Glibc
internal import HTTP
internal import Logging
internal import Storage
internal import Transport
internal import Workers

/// The server as a whole.
public enum Miniter {
    /// Serves until SIGTERM or SIGINT, then stops cleanly: what is in flight is answered first.
    /// - Parameter demo: how many demo tweets an empty store gets; nil for none.
    public static func serve(_ configuration: Configuration, demo: Int?) async throws(ExitReason) {
        try await serve(configuration, demo: demo, asMock: nil)
    }

    /// Serves demo data from memory, with examples and delays for who asks for them.
    /// - Parameters:
    ///   - demo: how many demo tweets there are; 1...
    ///   - tell: is told a line for each demo user that has been logged in: its name, its password and its token.
    public static func mock(
        _ configuration: Configuration,
        demo: Int,
        tell: @escaping (String) -> Void
    ) async throws(ExitReason) {
        try await serve(configuration.forMock, demo: demo, asMock: tell)
    }

    private static func serve(
        _ configuration: Configuration,
        demo: Int?,
        asMock tell: ((String) -> Void)?
    ) async throws(ExitReason) {
        let logs: Logs
        let shutdown: Shutdown
        do {
            ProcessLimits.prepare()
            logs = try Logs(configuration.log)
            shutdown = try Shutdown()
        } catch {
            throw .internal(error.description)
        }
        defer { logs.close() }
        // The directory is taken before the port: a second server would share the port of the first.
        let directory = try Engine.directory(configuration.storage)
        let gate = Gate()
        let supervisor = Supervisor()
        let telemetry = Telemetry()
        telemetry.watch(logs)
        let server = try await listen(configuration, gate, isMock: tell != nil)
        telemetry.watch(server, maximumConnections: configuration.server.maxConnections) { gate.impediment == nil }
        let admin = try await Admin.listen(configuration.admin, gate: gate, telemetry: telemetry)
        let composition: Composition
        do {
            composition = try await Composition(
                configuration,
                in: directory,
                logs: logs,
                counts: telemetry.requests,
                report: { [storage = telemetry.storage] event in
                    storage.observe(event)
                    gate.observe(event)
                    supervisor?.observe(event)
                },
                demo: demo,
                isMock: tell != nil
            )
            if let tell { for guest in try await composition.guests() { tell(guest) } }
        } catch {
            await admin?.stop(within: 0)
            await server.stop(within: 0)
            throw error
        }
        telemetry.watch(composition)
        gate.open { composition.service() }
        let watchdog = supervisor?.watch { await server.turn() }
        supervisor?.tell(.ready, "serving on port \(server.port)")
        logs.write(.notice, "ready", readiness(configuration, port: server.port, admin: admin?.port))
        for warning in configuration.warnings { logs.write(.warning, warning, []) }
        await shutdown.wait()
        logs.write(.notice, "stopping", [])
        watchdog?.cancel()
        supervisor?.tell(.stopping, "answering what is in flight")
        gate.beginDraining()
        await server.stop()
        gate.close()
        composition.close()
        await admin?.stop(within: 1)
        logs.write(.notice, "stopped", [])
    }

    private static func loops(_ configuration: Configuration) -> Int {
        configuration.server.loops == 0 ? Cores.available : configuration.server.loops
    }

    private static func listen(_ configuration: Configuration, _ gate: Gate, isMock: Bool) async throws(ExitReason)
        -> Server
    {
        var settings = ServerSettings(configuration, loops: loops(configuration))
        // Before a handler begins, a client may have asked it to wait.
        if isMock { settings.deadlines.handler += API.longestWait }
        do {
            return try await Server(settings) { gate.service() }
        } catch {
            throw .inputOutput(error.description)
        }
    }

    private static func readiness(
        _ configuration: Configuration,
        port: UInt16,
        admin: UInt16?
    ) -> [(name: String, field: LogField)] {
        var fields: [(name: String, field: LogField)] = [
            ("url", .text(url(configuration.server.host, port: port))),
            ("engine", .text(configuration.storage.engine.rawValue)),
        ]
        if configuration.storage.engine == .embedded {
            fields.append(("data", .text(configuration.storage.directory)))
            fields.append(("durability", .text(configuration.storage.durability.rawValue)))
        }
        if let admin { fields.append(("admin", .text(url(configuration.admin.host, port: admin)))) }
        return fields + [("loops", .integer(loops(configuration)))]
    }

    private static func url(_ host: String, port: UInt16) -> String {
        host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    }
}
