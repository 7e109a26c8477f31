import Logging

/// The server as a whole.
public enum Miniter {
    /// Serves until SIGTERM or SIGINT, then stops cleanly.
    /// - Parameter demo: how many demo tweets an empty store gets; nil for none.
    public static func serve(_ configuration: Configuration, demo: Int?) async throws(ExitReason) {
        ProcessLimits.prepare()
        let logs: Logs
        let shutdown: Shutdown
        do {
            logs = try Logs(configuration.log)
            shutdown = try Shutdown()
        } catch {
            throw .internal(error.description)
        }
        defer { logs.close() }
        for warning in configuration.warnings { logs.write(.warning, warning, []) }
        logs.write(.notice, "ready", [("port", .integer(configuration.server.port))])
        await shutdown.wait()
        logs.write(.notice, "stopped", [])
    }
}
