import HTTP
import TestSupport
import Testing
import Transport

@testable import App

/// The whole server, as it is wired for users, over real sockets.
@Suite struct LiveTests {
    @Test(arguments: Transcripts.all)
    func `every contract answers over the wire as its transcripts say`(file: Transcripts.File) async throws {
        try await withServer { port in
            var client = try WireClient(port: port)
            let player = TranscriptPlayer { request in
                let response = try await client.exchange(request)
                if response.header("Connection") == "close" { client = try WireClient(port: port) }
                return response
            }
            let complaints = try await player.play(Transcript(file.text()))
            #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
        }
    }

    private func withServer(_ body: (UInt16) async throws -> Void) async throws {
        let resolved = try Configuration.resolve(
            flags: ["server.port": "0", "log.level": "error"],
            environment: ["MINITER_AUTH_ARGON2_MEMORY_KIB": "8192", "MINITER_AUTH_ARGON2_ITERATIONS": "1"]
        )
        let logs = try Logs(resolved.configuration.log)
        let composition = try await Composition(resolved.configuration, in: nil, logs: logs, demo: nil)
        let server = try await Server(ServerSettings()) { composition.service() }
        do {
            try await body(server.port)
        } catch {
            await stop(server, composition, logs)
            throw error
        }
        await stop(server, composition, logs)
    }

    private func stop(_ server: Server, _ composition: Composition, _ logs: Logs) async {
        await server.stop()
        composition.close()
        logs.close()
    }
}
