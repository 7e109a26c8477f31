internal import DequeModule
internal import Synchronization

/// Runs work that takes long on a few threads of its own. At most `queue` pieces wait; further ones are refused.
public final class WorkerPool: Sendable {
    private let queue: Queue

    /// - Parameters:
    ///   - name: of the threads, at most 13 bytes.
    ///   - threads: 1...
    ///   - queue: 1...
    ///   - givesWay: whether event loops on the same core go first.
    public init(
        _ name: String,
        threads: Int,
        queue capacity: Int,
        givesWay: Bool = false
    ) throws(ThreadFailure) {
        let queue = Queue(capacity: capacity, threads: threads, wake: try CountingSemaphore())
        self.queue = queue
        for number in 0..<threads {
            do {
                try Thread("\(name)-\(number)") {
                    if givesWay { Thread.giveWay() }
                    queue.run()
                }.detach()
            } catch {
                queue.close()
                throw error
            }
        }
    }

    deinit {
        close()
    }

    /// Runs one piece of work, and resumes the caller on its own executor.
    /// - Returns: nil where too much is waiting, or the pool has been closed.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value? {
        await withCheckedContinuation { continuation in
            queue.append(
                Job {
                    continuation.resume(returning: work())
                } refuse: {
                    continuation.resume(returning: nil)
                }
            )
        }
    }

    /// Whether it has been closed: work that takes long may look here now and then, and end early.
    public var isClosed: Bool {
        queue.isClosed
    }

    /// How much waits for a thread.
    public var load: QueueLoad {
        queue.load
    }

    /// Takes nothing more, and refuses what waits; what runs is finished.
    public func close() {
        queue.close()
    }
}

extension WorkerPool {
    /// One of the two is called, once.
    private struct Job: Sendable {
        let run: @Sendable () -> Void
        let refuse: @Sendable () -> Void
    }

    /// What the pool and its threads share.
    private final class Queue: Sendable {
        private struct State {
            var waiting: Deque<Job> = []
            var refused: UInt64 = 0
            var isClosed = false
        }

        private let state = Mutex(State())
        private let wake: CountingSemaphore
        private let capacity: Int
        private let threads: Int

        init(capacity: Int, threads: Int, wake: consuming CountingSemaphore) {
            self.capacity = capacity
            self.threads = threads
            self.wake = wake
        }

        func append(_ job: Job) {
            let isTaken = state.withLock { state in
                guard !state.isClosed, state.waiting.count < capacity else {
                    state.refused += 1
                    return false
                }
                state.waiting.append(job)
                return true
            }
            if isTaken { wake.signal() } else { job.refuse() }
        }

        func run() {
            while true {
                wake.wait()
                let (job, isClosed) = state.withLock { ($0.waiting.popFirst(), $0.isClosed) }
                if let job {
                    job.run()
                } else if isClosed {
                    return
                }
            }
        }

        var load: QueueLoad {
            state.withLock { QueueLoad(waiting: $0.waiting.count, capacity: capacity, refused: $0.refused) }
        }

        var isClosed: Bool {
            state.withLock { $0.isClosed }
        }

        func close() {
            let refused = state.withLock { state in
                guard !state.isClosed else { return Deque<Job>() }
                state.isClosed = true
                defer { state.waiting = [] }
                // One more signal for each thread: each ends at the first that finds nothing to do.
                for _ in 0..<threads { wake.signal() }
                return state.waiting
            }
            for job in refused { job.refuse() }
        }
    }
}
