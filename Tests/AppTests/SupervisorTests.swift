import Foundation
import Testing

@testable import App

@Suite struct SupervisorTests {
    private static func name(isAbstract: Bool) -> String {
        (isAbstract ? "@miniter-test-" : NSTemporaryDirectory() + "/notify-") + UUID().uuidString
    }

    @Test(arguments: [true, false])
    func `the supervisor hears when the server is ready, that it lives, and when it stops`(isAbstract: Bool)
        async throws
    {
        let name = Self.name(isAbstract: isAbstract)
        defer { unlink(name) }
        let socket = try NotifySocket(name)
        let process = try Program.start(
            ["--engine", "memory", "--port", "0"],
            environment: ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "100000", "MINITER_LOG_LEVEL": "error"]
        )
        var messages = [try await socket.message()]
        while messages.count(where: { $0 == "WATCHDOG=1\n" }) < 3 { messages.append(try await socket.message()) }
        process.signal(SIGTERM)
        var last = try await socket.message()
        while last == "WATCHDOG=1\n" { last = try await socket.message() }
        #expect(process.waitForEnd() == 0)
        messages.removeAll { $0 == "WATCHDOG=1\n" }
        #expect(messages.count == 1)
        #expect(messages[0].wholeMatch(of: /READY=1\nSTATUS=serving on port [0-9]+\n/) != nil)
        #expect(last == "STOPPING=1\nSTATUS=answering what is in flight\n")
    }

    @Test func `a loop that does not turn gives no sign of life`() async throws {
        let name = Self.name(isAbstract: true)
        let socket = try NotifySocket(name)
        let variables = ["NOTIFY_SOCKET": name, "WATCHDOG_USEC": "2000"]
        let supervisor = try #require(Supervisor { variables[$0] })
        let (turns, continuation) = AsyncStream.makeStream(of: Void.self)
        let watchdog = try #require(supervisor.watch { for await _ in turns { return } })
        for _ in 1...3 {
            // Nothing shows that nothing comes but time: fifty intervals of it.
            try await Task.sleep(for: .milliseconds(50))
            supervisor.tell(.ready)
            #expect(try await socket.message() == "READY=1\n")
            continuation.yield()
            #expect(try await socket.message() == "WATCHDOG=1\n")
        }
        watchdog.cancel()
    }

    @Test func `a long recovery asks for more time to start`() async throws {
        let name = Self.name(isAbstract: true)
        let socket = try NotifySocket(name)
        let supervisor = try #require(Supervisor { $0 == "NOTIFY_SOCKET" ? name : nil })
        supervisor.observe(.roomAgain)
        supervisor.observe(.recovering(rows: 5))
        #expect(try await socket.message() == "EXTEND_TIMEOUT_USEC=60000000\nSTATUS=recovering: 5 rows\n")
    }

    @Test(arguments: [
        [:], ["NOTIFY_SOCKET": ""], ["NOTIFY_SOCKET": "relative"], ["NOTIFY_SOCKET": "vsock:2:1"],
    ])
    func `where nobody wants to know, nobody is told`(variables: [String: String]) {
        #expect(Supervisor { variables[$0] } == nil)
    }

    @Test(arguments: [
        ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "x"], ["WATCHDOG_USEC": "1000", "WATCHDOG_PID": "1"], [:],
    ])
    func `signs of life are given only where this process is asked for them`(variables: [String: String]) throws {
        let supervisor = try #require(Supervisor { $0 == "NOTIFY_SOCKET" ? "@nobody" : variables[$0] })
        #expect(supervisor.watch {} == nil)
        // Whom nobody hears is not held up.
        supervisor.tell(.ready)
    }
}
