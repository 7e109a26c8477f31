import API
import Domain
import Transport

@testable import App

/// A whole server, as it is wired for users, for the time of a test.
enum LiveServer {
    /// - Parameters:
    ///   - environment: beside what makes passwords cheap and keeps limits out of the way.
    ///   - elapsed: the time by which attempts to log in are counted.
    ///   - body: is given the port.
    static func run(
        _ environment: [String: String] = [:],
        elapsed: @escaping @Sendable () -> Duration = Throttles.systemClock(),
        _ body: (UInt16) async throws -> Void
    ) async throws {
        let resolved = try Configuration.resolve(
            flags: ["server.port": "0", "log.level": "error"],
            environment: Leniency.cheap.merging(environment) { $1 }
        )
        let logs = try Logs(resolved.configuration.log)
        let composition = try await Composition(
            resolved.configuration,
            in: nil,
            logs: logs,
            elapsed: elapsed,
            demo: nil
        )
        let settings = ServerSettings(resolved.configuration, loops: 1)
        let server = try await Server(settings) { composition.service() }
        do {
            try await body(server.port)
        } catch {
            await stop(server, composition, logs)
            throw error
        }
        await stop(server, composition, logs)
    }

    private static func stop(_ server: Server, _ composition: Composition, _ logs: Logs) async {
        await server.stop()
        composition.close()
        logs.close()
    }
}
