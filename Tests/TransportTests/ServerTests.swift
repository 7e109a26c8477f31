import HTTP
import TestSupport
import Testing

@testable import Transport

@Suite struct ServerTests {
    private let echo = EchoService()
    /// For tests that hold up the loop: while a busy machine runs them, no request has waited too long.
    private let patient = {
        var settings = ServerSettings()
        settings.deadlines.queue = 600
        return settings
    }()

    @Test func `a request is answered and the connection stays open for the next`() async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        for number in 1...3 {
            try await client.send("GET /echo/\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            let response = try await client.receive()
            #expect(response.status == 200)
            #expect(response.text == "get /echo/\(number) 0")
            #expect(response["date"]?.hasSuffix("GMT") == true)
        }
        await server.stop()
    }

    @Test func `a hundred pipelined requests are answered in their order`() async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        let paths = (1...100).map { "\($0 % 3 == 0 ? "later" : "echo")/\($0)" }
        try await client.send(paths.map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        for path in paths {
            #expect(try await client.receive().text == "get /\(path) 0")
        }
        await server.stop()
    }

    @Test(arguments: ["park", "held"])
    func `a parked request holds back the ones pipelined behind it`(parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        let paths = ["/\(parking)/a", "/echo/after"]
        try await client.send(paths.map { "GET \($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        await echo.arrival(of: "a")
        echo.letGo("a")
        #expect(try await client.receive().text == "parked a")
        #expect(try await client.receive().text == "get /echo/after 0")
        await server.stop()
    }

    @Test func `what comes at once is answered, whichever of it waits`() async throws {
        let server = try await echo.start(patient)
        let held = try WireClient(port: server.port)
        try await held.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrivalOfHold()
        // More than are answered at a time, and more of those that take a task.
        let paths = (0..<80).map { "\(["park", "echo", "later", "held"][$0 % 4])/\($0)" }
        var clients: [WireClient] = []
        for path in paths {
            let client = try WireClient(port: server.port)
            try await client.send("GET /\(path) HTTP/1.1\r\nHost: a\r\n\r\n")
            clients.append(client)
        }
        echo.hold.signal()
        func isParked(_ path: String) -> Bool { path.hasPrefix("park") || path.hasPrefix("held") }
        for (client, path) in zip(clients, paths) where !isParked(path) {
            #expect(try await client.receive().text == "get /\(path) 0")
        }
        for (client, path) in zip(clients, paths) where isParked(path) {
            let name = String(path.dropFirst(5))
            await echo.arrival(of: name)
            try await client.send("GET /echo/after HTTP/1.1\r\nHost: a\r\n\r\n")
            echo.letGo(name)
            #expect(try await client.receive().text == "parked \(name)")
            #expect(try await client.receive().text == "get /echo/after 0")
        }
        await server.stop()
    }

    @Test func `what many clients have sent ahead is answered, each one's in its order`() async throws {
        let server = try await echo.start(patient)
        let held = try WireClient(port: server.port)
        try await held.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrivalOfHold()
        // More clients than are answered at a time: replies are followed by whole batches of further requests.
        let clients = try (0..<40).map { _ in try WireClient(port: server.port) }
        func path(_ name: Int, _ number: Int) -> String {
            "/\((name + number) % 3 == 0 ? "echo" : "later")/\(name)/\(number)"
        }
        for (client, name) in zip(clients, clients.indices) {
            try await client.send((1...20).map { "GET \(path(name, $0)) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
        }
        echo.hold.signal()
        for (client, name) in zip(clients, clients.indices) {
            for number in 1...20 { #expect(try await client.receive().text == "get \(path(name, number)) 0") }
        }
        await server.stop()
    }

    @Test func `what is held is sent whatever is let go first, also behind a client that is gone`() async throws {
        let server = try await echo.start()
        var clients: [WireClient] = []
        for name in ["a", "b", "c"] {
            let client = try WireClient(port: server.port)
            try await client.send("GET /held/\(name) HTTP/1.1\r\nHost: a\r\n\r\n")
            await echo.arrival(of: name)
            clients.append(client)
        }
        await clients[1].hangUp()
        for name in ["c", "b", "a"] { echo.letGo(name) }
        #expect(try await clients[0].receive().text == "parked a")
        #expect(try await clients[2].receive().text == "parked c")
        await server.stop()
    }

    @Test(arguments: [true, false], ["park", "held"])
    func `a reply to a client that is gone is dropped`(withReset: Bool, parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("GET /\(parking)/gone HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "gone")
        if withReset { await client.reset() } else { await client.hangUp() }
        echo.letGo("gone")
        let next = try WireClient(port: server.port)
        try await next.send("GET /echo/alive HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await next.receive().text == "get /echo/alive 0")
        await server.stop()
    }

    @Test(arguments: ["park", "held"])
    func `a client that has finished sending still gets its reply`(parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("GET /\(parking)/half HTTP/1.1\r\nHost: a\r\n\r\n")
        await client.finishSending()
        await echo.arrival(of: "half")
        echo.letGo("half")
        #expect(try await client.receive().text == "parked half")
        await server.stop()
    }

    @Test(arguments: ["park", "held"])
    func `what is sent while a request waits does not keep the loop at work`(parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("GET /\(parking)/ahead HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "ahead")
        try await client.send("GET /echo/after HTTP/1.1\r\nHost: a\r\n\r\n")
        let other = try WireClient(port: server.port)
        func busy() async throws -> Int {
            try await other.send("GET /busy HTTP/1.1\r\nHost: a\r\n\r\n")
            return Int(try await other.receive().text) ?? 0
        }
        let before = try await busy()
        // There is nothing to wait for: a loop at work would take most of this time.
        try await Task.sleep(for: .milliseconds(200))
        #expect(try await busy() - before < 50_000)
        echo.letGo("ahead")
        #expect(try await client.receive().text == "parked ahead")
        #expect(try await client.receive().text == "get /echo/after 0")
        await server.stop()
    }

    @Test(arguments: ["park", "held"])
    func `a request in flight is answered at shutdown and its connection closes`(parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        let idle = try WireClient(port: server.port)
        try await idle.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try await idle.receive()
        try await client.send("GET /\(parking)/last HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "last")
        async let stopped: Void = server.stop()
        #expect(try await idle.receiveToEnd().isEmpty)
        echo.letGo("last")
        let response = try await client.receive()
        #expect(response.text == "parked last")
        #expect(response["connection"] == "close")
        #expect(try await client.receiveToEnd().isEmpty)
        await stopped
    }

    @Test(arguments: ["park", "held"])
    func `a handler that outlives its server ends and its reply goes nowhere`(parking: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("GET /\(parking)/late HTTP/1.1\r\nHost: a\r\n\r\n")
        await echo.arrival(of: "late")
        await server.stop(within: 0.05)
        #expect(try await client.receiveToEnd().isEmpty)
        echo.letGo("late")
    }

    @Test func `a large reply arrives whole through a small window`() async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port, receiveBuffer: 4_096)
        try await client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\nGET /echo/next HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await client.receive().body.count == 20_000_000)
        #expect(try await client.receive().text == "get /echo/next 0")
        await server.stop()
    }

    @Test func `a head without a body says how long the body would be`() async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("HEAD /echo HTTP/1.1\r\nHost: a\r\n\r\nGET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try await client.receive(hasBody: false)["content-length"] == "12")
        #expect(try await client.receive().text == "get /echo 0")
        await server.stop()
    }

    @Test(arguments: [
        ("GET /echo HTTP/1.0\r\n\r\n", "close"),
        ("GET /echo HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive"),
        ("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close"),
        ("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: TE, close\r\n\r\n", "close"),
    ])
    func `the connection ends or stays as the request asks`(request: String, connection: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send(request)
        #expect(try await client.receive()["connection"] == connection)
        if connection == "close" { #expect(try await client.receiveToEnd().isEmpty) }
        await server.stop()
    }

    @Test(arguments: RefusedRequest.all)
    func `what is refused before routing is answered in the service's own form and the connection closes`(
        request: RefusedRequest
    ) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send(request.bytes)
        let response = try await client.receive(hasBody: !request.answer.isEmpty)
        #expect(response.status == 400)
        #expect(response.text == request.answer)
        #expect(try await client.receiveToEnd().isEmpty)
        await server.stop()
    }

    @Test(arguments: ["TRACE", "BREW", "CONNECT"])
    func `an unknown method reaches the responder and closes the connection`(method: String) async throws {
        let server = try await echo.start()
        let client = try WireClient(port: server.port)
        try await client.send("\(method) /echo HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = try await client.receive()
        #expect(response.text == "other /echo 0")
        #expect(response["connection"] == "close")
        await server.stop()
    }

    @Test func `clients beyond the cap wait until one leaves`() async throws {
        let server = try await echo.start(ServerSettings(maxConnections: 2))
        let first = try WireClient(port: server.port)
        let second = try WireClient(port: server.port)
        let third = try WireClient(port: server.port)
        for client in [first, second] {
            try await client.send("GET /echo HTTP/1.1\r\nHost: a\r\n\r\n")
            _ = try await client.receive()
        }
        try await third.send("GET /echo/third HTTP/1.1\r\nHost: a\r\n\r\n")
        await first.hangUp()
        #expect(try await third.receive().text == "get /echo/third 0")
        await server.stop()
    }

    @Test func `loops share one port`() async throws {
        let server = try await echo.start(ServerSettings(loops: 3))
        for number in 0..<30 {
            let client = try WireClient(port: server.port)
            try await client.send("POST /echo/\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
            #expect(try await client.receive().text == "post /echo/\(number) 3")
        }
        await server.stop()
    }

    @Test func `a port that is taken by another program is an error that names it`() async throws {
        await #expect(throws: ListenError.self) {
            _ = try await echo.start(ServerSettings(host: "203.0.113.1", port: 1))
        }
    }
}
