import TestSupport
import Testing

@testable import Transport

@Suite(.timeLimit(.minutes(1))) struct LoopTallyTests {
    private let echo = EchoService()

    private func start(_ change: (inout Deadlines) -> Void = { _ in }) async throws -> (Server, LoopTally) {
        var settings = ServerSettings()
        settings.deadlines.sweep = 0.02
        settings.deadlines.drainGrace = 0.01
        change(&settings.deadlines)
        let server = try await echo.start(settings)
        return (server, server.tallies[0])
    }

    /// Lets the loop come round as long as something holds, until the time of the test is over.
    private func turn(_ server: Server, while condition: () -> Bool) async throws {
        while condition() {
            try Task.checkCancellation()
            await server.turn()
        }
    }

    @Test func `connections are counted when they come and when they go`() async throws {
        let (server, tally) = try await start()
        let clients = try (0..<3).map { _ in try WireClient(port: server.port) }
        for client in clients {
            try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.receive()
        }
        #expect(tally.acceptedConnections == 3)
        #expect(tally.openConnections == 3)
        await clients[0].hangUp()
        await clients[1].reset()
        try await turn(server) { tally.openConnections > 1 }
        #expect(tally.acceptedConnections == 3)
        #expect(tally.timedOutConnections == 0)
        await server.stop()
        #expect(tally.openConnections == 0)
    }

    @Test func `a connection that takes too long counts as timed out`() async throws {
        let (server, tally) = try await start { $0.idle = 0.05 }
        let client = try WireClient(port: server.port)
        _ = try await client.receiveToEnd()
        #expect(tally.timedOutConnections == 1)
        #expect(tally.openConnections == 0)
        await server.stop()
    }

    @Test(arguments: [true, false])
    func `a request is parked until it is answered or its client is gone`(isAnswered: Bool) async throws {
        let (server, tally) = try await start()
        let client = try WireClient(port: server.port)
        try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try await client.receive()
        #expect(tally.parkedRequests == 0)
        try await client.send("GET /park/a HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "a")
        await server.turn()
        #expect(tally.parkedRequests == 1)
        if isAnswered {
            echo.letGo("a")
            _ = try await client.receive()
        } else {
            // The loop learns of it when it has something to send.
            await client.reset()
            echo.letGo("a")
        }
        try await turn(server) { tally.parkedRequests > 0 }
        await server.stop()
    }

    @Test func `refusals are counted by their reason`() async throws {
        let (server, tally) = try await start { $0.handler = 0.05 }
        for request in [
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET /park/a HTTP/1.1\r\nHost: a\r\n\r\n",
        ] {
            let client = try WireClient(port: server.port)
            try await client.send(request)
            #expect(try await client.receive().status == 400)
            await client.hangUp()
        }
        #expect(tally.refusedRequests.map(\.reason) == ["malformed", "too_large", "overdue"])
        #expect(tally.refusedRequests.map(\.count) == [2, 1, 1])
        echo.letGo("a")
        await server.stop()
    }

    @Test func `a loop that is stuck can be seen from outside while it is`() async throws {
        let (server, tally) = try await start()
        let client = try WireClient(port: server.port)
        #expect(tally.stall < 1_000_000_000)
        try await client.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        while tally.stall < 100_000_000 {
            try Task.checkCancellation()
            await Task.yield()
        }
        #expect(tally.openConnections == 1)
        echo.hold.signal()
        _ = try await client.receive()
        await server.turn()
        try await turn(server) { tally.stall > 50_000_000 }
        // What it was late by is kept: 100 ms or more, so beyond the bound of 50 ms.
        let late = tally.lag.counts[11...].reduce(0, +)
        #expect(late >= 1)
        await server.stop()
    }
}
