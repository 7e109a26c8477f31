import HTTP
import Synchronization
import TestSupport
import Testing

@testable import Transport

@Suite struct SmugglingTests {
    /// Every request that the table has refused, and which of them it is.
    private static let refused = HeadGuardCase.all.filter { if case .refused = $0.verdict { true } else { false } }

    @Test func `bad framing is answered 400, the connection closes, and a request behind it never runs`() async throws {
        let ran = Mutex<[String]>([])
        let server = try await Server(ServerSettings()) {
            Service(
                answer: { request in
                    ran.withLock { $0.append(request.target) }
                    return .now(Response(.ok))
                },
                refuse: { _, _ in Response(.badRequest) }
            )
        }
        #expect(Self.refused.count > 150)
        for row in Self.refused {
            let client = try WireClient(port: server.port)
            try await client.send(row.bytes + Array("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
            // It ends only where the server closes.
            let answer = String(decoding: try await client.receiveToEnd(), as: UTF8.self)
            let statuses = answer.matches(of: /HTTP\/1\.1 ([0-9]{3})/).map { $0.1 }
            #expect(statuses.last == "400", "\(row.testDescription): \(statuses)")
            #expect(statuses.count { $0 == "400" } == 1, "\(row.testDescription)")
            #expect(answer.lowercased().contains("connection: close"), "\(row.testDescription)")
        }
        #expect(!ran.withLock { $0 }.contains("/smuggled"))
        await server.stop()
    }
}
