import HTTP
import Storage
import Testing

@testable import App

@Suite struct HealthTests {
    @Test func `readyz says why the server is not ready, on both ports`() async throws {
        try await WatchedServer.run { watched in
            try await expect(watched, .serviceUnavailable, "not ready: recovering\n")
            watched.open()
            try await expect(watched, .ok, "ready\n")
            watched.gate.observe(.full(reason: "no space"))
            try await expect(watched, .serviceUnavailable, "not ready: no room for writes\n")
            #expect(try await watched.ask("/v2/tweets").status == .ok)
            #expect(try await watched.metrics()["miniter_ready"] == 0)
            watched.gate.observe(.roomAgain)
            try await expect(watched, .ok, "ready\n")
            watched.gate.beginDraining()
            try await expect(watched, .serviceUnavailable, "not ready: draining\n")
            #expect(try await watched.ask("/v2/tweets").status == .ok)
        }
    }

    private func expect(_ watched: WatchedServer, _ status: Status, _ text: String) async throws {
        for response in [try await watched.ask("/readyz"), try await watched.askAdmin("/readyz")] {
            #expect(response.status == status)
            #expect(String(decoding: response.body, as: UTF8.self) == text)
            #expect(response.header("Retry-After") == (status == .ok ? nil : "1"))
        }
        for response in [try await watched.ask("/healthz"), try await watched.askAdmin("/healthz")] {
            #expect(response.status == .ok)
        }
    }
}
