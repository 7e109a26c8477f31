import TestSupport
import Testing

@testable import Transport

/// Deadlines are absolute: a client that trickles bytes gains nothing by it.
@Suite struct DeadlineTests {
    private let echo = EchoService()

    private func settings(_ change: (inout Deadlines) -> Void) -> ServerSettings {
        var settings = ServerSettings()
        settings.deadlines.sweep = 0.02
        settings.deadlines.drainGrace = 0.01
        change(&settings.deadlines)
        return settings
    }

    @Test func `a head that trickles in is cut off at its deadline`() async throws {
        let server = try await echo.start(settings { $0.head = 0.1 })
        let client = try WireClient(port: server.port)
        try await client.send("GET / HTTP/1.1\r\n")
        let trickle = Task {
            while !Task.isCancelled { try await client.send("X: a\r\n") }
        }
        await #expect(throws: WireClient.Broken.self) { try await trickle.value }
        await server.stop()
    }

    @Test func `a body that does not come is cut off at its deadline`() async throws {
        let server = try await echo.start(settings { $0.body = 0.1 })
        let client = try WireClient(port: server.port)
        try await client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
        #expect(try await client.receiveToEnd().isEmpty)
        await server.stop()
    }

    @Test func `a connection that asks for nothing is closed, before its first request and after`() async throws {
        let server = try await echo.start(settings { $0.idle = 0.1 })
        let silent = try WireClient(port: server.port)
        #expect(try await silent.receiveToEnd().isEmpty)
        let client = try WireClient(port: server.port)
        try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await client.receive().status == 200)
        #expect(try await client.receiveToEnd().isEmpty)
        await server.stop()
    }

    @Test func `a handler that takes too long is answered for, and its own reply goes nowhere`() async throws {
        let server = try await echo.start(settings { $0.handler = 0.1 })
        let client = try WireClient(port: server.port)
        try await client.send("GET /park/slow HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await client.receive().text == "\"overdue\"")
        #expect(try await client.receiveToEnd().isEmpty)
        echo.letGo("slow")
        await server.stop()
    }

    @Test func `a client that takes nothing of its reply is dropped`() async throws {
        let server = try await echo.start(settings { $0.reader = 0.2 })
        let client = try WireClient(port: server.port, receiveBuffer: 4_096)
        try await client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        let witness = try WireClient(port: server.port)
        try await witness.send("GET /park/witness HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "witness")
        // The server can drain only once the connection of the one that does not read is gone.
        echo.letGo("witness")
        await server.stop(within: 60)
        await #expect(throws: WireClient.Broken.self) { try await client.receive() }
    }

    @Test func `what waited too long for its turn is refused without being looked at, and what has just come is not`()
        async throws
    {
        let server = try await echo.start(settings { $0.queue = 2 })
        let (held, old, fresh) = (
            try WireClient(port: server.port), try WireClient(port: server.port), try WireClient(port: server.port)
        )
        try await held.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrivalOfHold()
        try await old.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        try await Task.sleep(for: .seconds(2.2))
        try await fresh.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        echo.hold.signal()
        #expect(try await old.receive().text == "\"overdue\"")
        #expect(try await fresh.receive().status == 200)
        await server.stop()
    }

    @Test func `what waited for the reply before it is not refused for that`() async throws {
        let server = try await echo.start(settings { $0.queue = 0.1 })
        let client = try WireClient(port: server.port)
        try await client.send("GET /park/first HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "first")
        try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        try await Task.sleep(for: .seconds(0.2))
        echo.letGo("first")
        #expect(try await client.receive().text == "parked first")
        #expect(try await client.receive().status == 200)
        await server.stop()
    }

    @Test func `a request sent in pieces is answered where each stage keeps its deadline`() async throws {
        let server = try await echo.start(settings { _ in })
        let client = try WireClient(port: server.port)
        for piece in ["POST /echo HTT", "P/1.1\r\nHost: a\r\nContent-", "Length: 4\r\n", "\r\nab", "cd"] {
            try await client.send(piece)
        }
        #expect(try await client.receive().text == "post /echo 4")
        await server.stop()
    }

    @Test(arguments: [
        (Stage.Activity.idle, 60.0), (.readingHead, 10), (.readingBody, 30), (.handling, 30), (.lingering, 2),
    ])
    func `a stage is overdue from its deadline on`(activity: Stage.Activity, limit: Double) {
        var stage = Stage(now: 0)
        stage.begin(activity, now: 100)
        #expect(!stage.isOverdue(Deadlines(), now: 100 + limit - 0.001))
        #expect(stage.isOverdue(Deadlines(), now: 100 + limit))
    }

    @Test func `a reader that takes a little starts its deadline anew`() {
        var stage = Stage(now: 0)
        stage.begin(.sending(left: 100), now: 0)
        stage.sent(left: 100, now: 29)
        #expect(stage.isOverdue(Deadlines(), now: 30))
        stage.sent(left: 99, now: 29)
        #expect(!stage.isOverdue(Deadlines(), now: 58))
    }
}
