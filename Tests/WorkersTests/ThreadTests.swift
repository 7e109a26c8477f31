import Glibc
import Synchronization
import Testing
import Workers

@Suite struct ThreadTests {
    /// SCHED_OTHER and SCHED_BATCH of sched(7).
    private let usual: Int32 = 0
    private let batch: Int32 = 3

    @Test func `a thread that never preempts is so for itself alone`() throws {
        let policy = Mutex<Int32>(-1)
        try Thread("batch") {
            Thread.neverPreempt()
            policy.withLock { $0 = sched_getscheduler(0) }
        }.join()
        #expect(policy.withLock { $0 } == batch)
        #expect(sched_getscheduler(0) == usual)
    }
}
