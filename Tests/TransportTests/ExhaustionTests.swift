import Foundation
import TestSupport
import Testing

@testable import Transport

@Suite struct ExhaustionTests {
    @Test func `without descriptors the loop neither spins nor dies, and accepts again when there are some`() async {
        await #expect(processExitsWith: .exitCode(42)) {
            let echo = EchoService()
            let server = try await echo.start()
            // Dispatch takes its descriptors at the first timer, and ends the process where there are none.
            try await Task.sleep(for: .milliseconds(1))
            var limit = rlimit(rlim_cur: 80, rlim_max: 80)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            var clients: [WireClient] = []
            while let client = try? WireClient(port: server.port) { clients.append(client) }
            // Connected, as far as the kernel is concerned; the server can accept only some of them.
            let before = clock()
            try await Task.sleep(for: .milliseconds(500))
            let seconds = Double(clock() - before) / Double(CLOCKS_PER_SEC)
            let last = clients.removeLast()
            for client in clients { await client.hangUp() }
            try await last.send("GET /echo/last HTTP/1.1\r\nHost: a\r\n\r\n")
            let text = try await last.receive().text
            exit(text == "get /echo/last 0" && seconds < 0.1 ? 42 : 1)
        }
    }
}
