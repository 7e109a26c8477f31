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
        let composition = try await Composition(configuration, logs: logs, demo: demo)
        let server = try await composition.listen()
        logs.write(
            .notice,
            "ready",
            [
                ("url", .text(url(configuration.server.host, port: server.port))),
                ("engine", .text(configuration.storage.engine.rawValue)),
                ("loops", .integer(composition.loops)),
            ]
        )
        for warning in configuration.warnings { logs.write(.warning, warning, []) }
        await shutdown.wait()
        logs.write(.notice, "stopping", [])
        await server.stop()
        composition.close()
        logs.write(.notice, "stopped", [])
    }

    private static func url(_ host: String, port: UInt16) -> String {
        host.contains(":") ? "http://[\(host)]:\(port)" : "http://\(host):\(port)"
    }
}
