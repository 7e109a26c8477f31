import HTTP
import Synchronization
import TestSupport
import Testing

@testable import Transport

@Suite struct HeadGuardAgreementTests {
    /// Notes what evhttp has read.
    private final class Notes: Sendable {
        private let requests = Mutex<[String]>([])

        var service: Service {
            Service(
                answer: { request in
                    self.requests.withLock { $0.append("\(request.method) \(request.target) \(request.body.count)") }
                    return .now(Response(.ok))
                },
                refuse: { _, _ in Response(.badRequest) }
            )
        }

        func takeRequests() -> [String] {
            requests.withLock { requests in
                defer { requests = [] }
                return requests
            }
        }
    }

    @Test func `evhttp finds no other requests in what the guard lets pass`() async throws {
        let notes = Notes()
        let server = try await Server(ServerSettings()) { notes.service }
        var mutation = HeadGuardMutation(seed: 1)
        var count = 0
        for row in HeadGuardCase.all {
            for bytes in [row.bytes, mutation.mutated(row.bytes), mutation.mutated(row.bytes + row.bytes)] {
                let (passed, expected) = Self.requests(in: bytes)
                let client = try WireClient(port: server.port)
                try await client.send(passed)
                await client.finishSending()
                _ = try await client.receiveToEnd()
                let found = notes.takeRequests()
                // evhttp may stop earlier: it refuses empty lines and methods of one letter, and may have closed.
                #expect(expected.starts(with: found), "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
                count += found.count
            }
        }
        #expect(count > 100)
        await server.stop()
    }

    /// What the guard lets pass, and the requests in it.
    private static func requests(in bytes: [UInt8]) -> (passed: [UInt8], requests: [String]) {
        var guardian = HeadGuard()
        var requests: [String] = []
        var line = ""
        var length = 0
        var place = 0
        while let event = guardian.received(bytes.span.bytes, from: &place) {
            switch event {
            case .headBegan:
                let words = bytes[place...].prefix { $0 != 13 }.split(separator: 32)
                let token = String(decoding: words.first ?? [], as: UTF8.self)
                let method = HTTP.Method(rawValue: token) ?? .other
                line = "\(method) \(words.count > 1 ? String(decoding: words[1], as: UTF8.self) : "")"
                length = 0
            case .headEnded(.length(let count)): length = count
            case .headEnded: break
            case .requestEnded: requests.append("\(line) \(length + guardian.chunked)")
            case .refused: return (Array(bytes[..<place]), requests)
            }
        }
        return (bytes, requests)
    }
}
