import API
import Domain
import Transport

@testable import App

/// A whole server, as it is wired for users, for the time of a test.
enum LiveServer {
    /// - Parameters:
    ///   - environment: beside what makes passwords cheap and log-ins as many as one likes.
    ///   - elapsed: the time by which attempts to log in are counted.
    ///   - body: is given the port.
    static func run(
        _ environment: [String: String] = [:],
        elapsed: @escaping @Sendable () -> Duration = Throttles.systemClock(),
        _ body: (UInt16) async throws -> Void
    ) async throws {
        let cheap = [
            "MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1",
            "MINITER_AUTH_MAX_LOGINS_PER_MINUTE": "0", "MINITER_AUTH_MAX_SIGN_UPS_PER_MINUTE": "0",
        ]
        let resolved = try Configuration.resolve(
            flags: ["server.port": "0", "log.level": "error"],
            environment: cheap.merging(environment) { $1 }
        )
        let logs = try Logs(resolved.configuration.log)
        let composition = try await Composition(
            resolved.configuration,
            in: nil,
            logs: logs,
            elapsed: elapsed,
            demo: nil
        )
        let settings = ServerSettings(maxBodyBytes: API.largestBody(resolved.configuration))
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
