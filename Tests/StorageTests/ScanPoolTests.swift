import Domain
import Glibc
import Storage
import Synchronization
import Testing

@Suite struct ScanPoolTests {
    /// Runs until it is let go or cancelled.
    private struct Gate: Scan {
        private let isOpen = Flag()
        private let entry = AsyncStream<Void>.makeStream()

        func run(unless isCancelled: () -> Bool) throws(Failure) -> Page<[Int]> {
            entry.continuation.yield()
            while !isOpen.value.load(ordering: .relaxed) {
                if isCancelled() { throw .unavailable(retryAfter: 1) }
                sched_yield()
            }
            return Page(items: [1], total: 1, hasMore: false, tag: Tag(rawValue: 1))
        }

        func open() {
            isOpen.value.store(true, ordering: .relaxed)
        }

        /// The scan that the gate holds up, which runs before this returns.
        func occupy(_ pool: ScanPool) async -> Task<Int, any Error> {
            let task = Task { try await pool.run(self).total }
            for await _ in entry.stream { break }
            return task
        }
    }

    private final class Flag: Sendable {
        let value = Atomic(false)
    }

    private struct Instant: Scan {
        func run(unless isCancelled: () -> Bool) throws(Failure) -> Page<[Int]> {
            Page(items: [], total: 7, hasMore: false, tag: Tag(rawValue: 1))
        }
    }

    @Test func `a scan's answer comes back`() async throws {
        let pool = ScanPool(threads: 2, waiting: 4)
        #expect(try await pool.run(Instant()).total == 7)
    }

    @Test func `what waits beyond the bound is refused at once`() async throws {
        let pool = ScanPool(threads: 1, waiting: 2)
        let gate = Gate()
        let running = await gate.occupy(pool)
        // Of three more, two may wait, and whichever comes last is refused.
        let more = (0..<3).map { _ in Task { try await pool.run(Instant()).total } }
        let refused = await withTaskGroup(of: Bool.self) { group in
            for task in more {
                group.addTask {
                    if case .failure = await task.result { true } else { false }
                }
            }
            let first = await group.next() ?? false
            gate.open()
            return await group.reduce(into: first ? 1 : 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(refused == 1)
        #expect(try await running.value == 1)
    }

    @Test func `the shut-down fails what runs, what waits and what comes later`() async throws {
        let pool = ScanPool(threads: 1, waiting: 4)
        let running = await Gate().occupy(pool)
        let waiting = Task { try await pool.run(Instant()).total }
        pool.shutdown()
        await #expect(throws: Failure.unavailable(retryAfter: 1)) { try await running.value }
        await #expect(throws: Failure.unavailable(retryAfter: 1)) { try await waiting.value }
        await #expect(throws: Failure.unavailable(retryAfter: 1)) { try await pool.run(Instant()) }
    }

    @Test func `a scan ends with the task that waits for it`() async throws {
        let pool = ScanPool(threads: 1, waiting: 4)
        let running = await Gate().occupy(pool)
        running.cancel()
        await #expect(throws: Failure.unavailable(retryAfter: 1)) { try await running.value }
        #expect(try await pool.run(Instant()).total == 7)
    }

    @Test func `a scan of the state ends when it is cancelled`() async throws {
        let store = MemoryStore { Timestamp(rawValue: 1000) }
        _ = try await DemoData(tweets: 3000, passwordHash: "hash").fill(store)
        let asked = Mutex(0)
        let query = TweetQuery(keyword: "nothing like it")
        guard case .scan(let scan) = try store.read({ state throws(Failure) in try state.tweets(query) }) else {
            Issue.record("a keyword needs a scan")
            return
        }
        #expect(throws: Failure.unavailable(retryAfter: 1)) {
            try scan.run {
                asked.withLock {
                    $0 += 1
                    return $0 == 2
                }
            }
        }
        #expect(asked.withLock { $0 } == 2)
    }
}
