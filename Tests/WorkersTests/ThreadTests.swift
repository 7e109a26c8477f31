import Glibc
import Synchronization
import Testing
import Workers

@Suite struct ThreadTests {
    /// SCHED_BATCH of sched(7).
    private let batch: Int32 = 3

    @Test func `a thread that never preempts leaves the one that started it as it was`() throws {
        // Not SCHED_OTHER in any case: a thread has the policy of the one that started it.
        let before = sched_getscheduler(0)
        let policy = Mutex<Int32>(-1)
        try Thread("batch") {
            Thread.neverPreempt()
            policy.withLock { $0 = sched_getscheduler(0) }
        }.join()
        #expect(policy.withLock { $0 } == batch)
        #expect(sched_getscheduler(0) == before)
    }
}
