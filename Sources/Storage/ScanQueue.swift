internal import DequeModule
import Dispatch
import Synchronization

/// The bounded queue between the callers of a pool and its threads.
final class ScanQueue: Sendable {
    /// Is told whether the queue has stopped, and always runs, so that no caller waits for ever.
    typealias Work = @Sendable (_ isStopped: () -> Bool) -> Void

    private struct Contents {
        var waiting: Deque<Work> = []
        var threads = 0
        var idle = 0
    }

    private let maximumThreads: Int
    private let maximumWaiting: Int
    private let contents = Mutex(Contents())
    private let stopped = Atomic(false)
    /// Counts what waits; once the queue has stopped, one more for each thread.
    private let available = DispatchSemaphore(value: 0)

    init(threads: Int, waiting: Int) {
        maximumThreads = max(1, threads)
        maximumWaiting = max(1, waiting)
    }

    /// - Returns: false where it is full or has stopped; then the work never runs.
    func submit(_ work: @escaping Work) -> Bool {
        let isTaken = contents.withLock { contents in
            guard !stopped.load(ordering: .relaxed), contents.waiting.count < maximumWaiting + contents.idle else {
                return false
            }
            if contents.idle <= contents.waiting.count, contents.threads < maximumThreads,
                WorkerThread.start({ self.serve() })
            {
                contents.threads += 1
                contents.idle += 1
            }
            // Without a single thread nothing would ever run.
            guard contents.threads > 0 else { return false }
            contents.waiting.append(work)
            return true
        }
        if isTaken { available.signal() }
        return isTaken
    }

    /// Ends the threads; what waits runs once more, to hear that the queue has stopped.
    func stop() {
        let threads = contents.withLock { contents in
            stopped.exchange(true, ordering: .relaxed) ? 0 : contents.threads
        }
        for _ in 0..<threads { available.signal() }
    }

    private func serve() {
        while true {
            available.wait()
            let work = contents.withLock { contents in
                let work = contents.waiting.popFirst()
                if work != nil { contents.idle -= 1 }
                return work
            }
            guard let work else { return }
            work { self.stopped.load(ordering: .relaxed) }
            contents.withLock { $0.idle += 1 }
        }
    }
}
