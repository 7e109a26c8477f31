import Foundation
import Testing
import Workers

@testable import App

@Suite struct ProcessTests {
    @Test func `a signal ends the wait, also where several wait`() async {
        await #expect(processExitsWith: .exitCode(42)) {
            let shutdown = try Shutdown()
            async let first = shutdown.wait()
            async let second = shutdown.wait()
            kill(getpid(), SIGTERM)
            let both = await [first, second]
            _exit(both == [SIGTERM, SIGTERM] ? 42 : 1)
        }
    }

    @Test func `a signal that came before the wait is not lost`() async {
        await #expect(processExitsWith: .exitCode(42)) {
            let shutdown = try Shutdown()
            kill(getpid(), SIGINT)
            await shutdown.wait()
            let number = await shutdown.wait()
            _exit(number == SIGINT ? 42 : 1)
        }
    }

    @Test func `a second signal ends the process at once`() async {
        await #expect(processExitsWith: .exitCode(128 + SIGINT)) {
            let shutdown = try Shutdown()
            kill(getpid(), SIGTERM)
            await shutdown.wait()
            kill(getpid(), SIGINT)
            // The signal may come to any thread; it ends this wait long before its time.
            try await Task.sleep(for: .seconds(30))
            _exit(1)
        }
    }

    @Test func `writing to a closed pipe does not end the process`() async {
        await #expect(processExitsWith: .exitCode(42)) {
            ProcessLimits.prepare()
            var ends: [Int32] = [0, 0]
            pipe(&ends)
            close(ends[0])
            let count = write(ends[1], "x", 1)
            _exit(count == -1 && errno == EPIPE ? 42 : 1)
        }
    }

    @Test func `all descriptors that the system allows are taken`() async {
        await #expect(processExitsWith: .exitCode(42)) {
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            limit.rlim_cur = 100
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            let taken = ProcessLimits.prepare()
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            _exit(limit.rlim_cur == limit.rlim_max && taken == limit.rlim_cur ? 42 : 1)
        }
    }

    @Test func `there is a core to run on, and no more than the machine has`() {
        #expect((1...ProcessInfo.processInfo.processorCount).contains(Cores.available))
    }
}
