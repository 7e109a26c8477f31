internal import CLinux
internal import Glibc
internal import Synchronization

/// Runs an event loop's jobs on the loop's own thread: the serial executor behind `EventLoop`.
///
/// It is also the executor that the loop's tasks prefer: Swift resumes a task that waited for another thread on no
/// actor's executor, and would take the way over its own pool to come back here.
///
/// Other threads reach the loop through one queue and one eventfd; the write to it is the only system call, and only the
/// first job of a batch makes it.
final class LoopExecutor: SerialExecutor, TaskExecutor {
    private struct Inbox {
        var jobs: [UnownedJob] = []
        /// Whether the loop has been told to look into the inbox and has not done so yet.
        var isWoken = false
        /// Whether the loop's thread has left; from then on whoever brings a job runs it.
        var hasEnded = false
    }

    /// Readable while the inbox has something; the loop watches it.
    let wakeUp: Int32
    private let inbox = Mutex(Inbox())
    /// The thread that runs the jobs; 0 before the loop starts.
    private let thread = Atomic<UInt>(0)

    /// Where the next job that the loop's own thread brings is put, instead of into the inbox. Touched by that thread alone.
    private nonisolated(unsafe) var immediate: Immediate = .off

    private enum Immediate {
        case off
        case expected
        case brought(UnownedJob)
    }

    init() {
        wakeUp = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    }

    deinit {
        close(wakeUp)
    }

    /// Makes the calling thread the one that runs the jobs.
    func adoptCurrentThread() {
        thread.store(pthread_self(), ordering: .releasing)
    }

    func isIsolatingCurrentContext() -> Bool? {
        thread.load(ordering: .relaxed) == pthread_self()
    }

    func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the event loop's thread")
    }

    /// Jobs may bring jobs without end; after so many rounds the loop looks at its sockets.
    private static let batchesPerTurn = 16

    /// Runs here and now the job that `bring` brings, such as the rest of a task that it resumes. On the loop's thread only.
    func runImmediately(_ bring: () -> Void) {
        immediate = .expected
        bring()
        let brought = immediate
        immediate = .off
        if case .brought(let job) = brought { run(job) }
    }

    private func run(_ job: UnownedJob) {
        job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isIsolatingCurrentContext() == true, case .expected = immediate {
            immediate = .brought(job)
            return
        }
        let (mustWake, hasEnded) = inbox.withLock { inbox in
            inbox.jobs.append(job)
            defer { inbox.isWoken = true }
            return (!inbox.isWoken, inbox.hasEnded)
        }
        guard mustWake else { return }
        if hasEnded {
            // The last task may hold the last reference to the loop, and so to this executor.
            let executor = Unmanaged.passRetained(self)
            defer { executor.release() }
            adoptCurrentThread()
            drainToTheEnd()
        } else {
            eventfd_write(wakeUp, 1)
        }
    }

    /// Runs what has come in, and what comes in meanwhile, up to a bound: sockets get their turn too. On the loop's
    /// thread only.
    func drain() {
        var batch: [UnownedJob] = []
        for _ in 0..<Self.batchesPerTurn {
            batch.removeAll(keepingCapacity: true)
            inbox.withLock { inbox in
                swap(&inbox.jobs, &batch)
                inbox.isWoken = !batch.isEmpty
            }
            if batch.isEmpty { return }
            for job in batch {
                run(job)
            }
        }
        eventfd_write(wakeUp, 1)
    }

    /// Tells that the loop's thread leaves. Jobs that come later run on the thread that brings them, one at a time: they
    /// find only dead exchanges, but they end, and with them their tasks.
    func end() {
        let jobsAreWaiting = inbox.withLock { inbox in
            inbox.hasEnded = true
            defer { inbox.isWoken = !inbox.jobs.isEmpty }
            return !inbox.jobs.isEmpty
        }
        if jobsAreWaiting { drainToTheEnd() }
    }

    private func drainToTheEnd() {
        while inbox.withLock({ $0.isWoken }) {
            drain()
        }
    }
}
