import Foundation
import Testing

@testable import Workers

@Suite struct WorkerPoolTests {
    /// Lets a test hold up a worker.
    private final class Gate: Sendable {
        private let arrivals: AsyncStream<Void>
        private let arrival: AsyncStream<Void>.Continuation
        private let opened: CountingSemaphore

        init() throws {
            (arrivals, arrival) = AsyncStream.makeStream(of: Void.self)
            opened = try CountingSemaphore()
        }

        /// Blocks the worker until the gate is opened.
        func pass() {
            arrival.yield()
            opened.wait()
        }

        func waitForArrival() async { _ = await arrivals.first { true } }
        func open() { opened.signal() }
    }

    private actor Caller {
        func run(_ pool: WorkerPool) async -> Int? {
            let value = await pool.run { 42 }
            preconditionIsolated()
            return value
        }
    }

    @Test func `beyond its queue work is refused, and what waits is done`() async throws {
        let pool = try WorkerPool("test", threads: 1, queue: 2)
        let gate = try Gate()
        async let running: Void? = pool.run { gate.pass() }
        await gate.waitForArrival()
        // The one thread is held up now: two may wait, in whatever order they come.
        let results = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<5 {
                group.addTask {
                    // Three are refused while the thread is held up; then it may go on.
                    await pool.run { true } ?? false
                }
            }
            var results: [Bool] = []
            for await result in group {
                results.append(result)
                if results.count == 3 { gate.open() }
            }
            return results
        }
        _ = await running
        #expect(results == [false, false, false, true, true])
    }

    @Test func `the caller goes on where it was`() async throws {
        let pool = try WorkerPool("test", threads: 1, queue: 1)
        #expect(await Caller().run(pool) == 42)
        let onMain = await Task { @MainActor in
            let value = await pool.run { 1 }
            MainActor.preconditionIsolated()
            return value
        }.value
        #expect(onMain == 1)
    }

    @Test func `work runs on threads with the pool's name`() async throws {
        let pool = try WorkerPool("test", threads: 1, queue: 1)
        let name = await pool.run { try? String(contentsOfFile: "/proc/thread-self/comm", encoding: .utf8) }
        #expect(name == "test-0\n")
    }

    @Test func `closing refuses what waits and finishes what runs`() async throws {
        let pool = try WorkerPool("test", threads: 1, queue: 2)
        let gate = try Gate()
        async let running: Int? = pool.run {
            gate.pass()
            return 1
        }
        await gate.waitForArrival()
        let waiting = Task { await pool.run { 2 } }
        pool.close()
        #expect(await waiting.value == nil)
        gate.open()
        #expect(await running == 1)
        #expect(await pool.run { 3 } == nil)
    }

    @Test func `a hundred callers at once all get their own answer`() async throws {
        let pool = try WorkerPool("test", threads: 2, queue: 100)
        let sum = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<100 { group.addTask { await pool.run { number } } }
            return await group.reduce(0) { $0 + ($1 ?? 0) }
        }
        #expect(sum == 4950)
    }
}
