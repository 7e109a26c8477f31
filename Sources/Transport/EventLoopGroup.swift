internal import Glibc
internal import Synchronization

/// The event loops of a server and their threads.
final class EventLoopGroup: Sendable {
    let loops: [EventLoop]
    private let threads: Mutex<[LoopThread]>

    /// - Parameter count: 1...
    /// - Returns: nil where the system refuses.
    init?(count: Int) {
        // A client that is gone shows in the result of a write, not as the end of the process.
        signal(SIGPIPE, SIG_IGN)
        var loops: [EventLoop] = []
        var threads: [LoopThread] = []
        for number in 0..<max(1, count) {
            guard let loop = EventLoop(), let thread = loop.start(name: "loop-\(number)") else { return nil }
            loops.append(loop)
            threads.append(thread)
        }
        self.loops = loops
        self.threads = Mutex(threads)
    }

    /// Ends the loops and waits for their threads.
    func end() async {
        for loop in loops {
            await loop.end()
        }
        let threads = threads.withLock { threads in
            defer { threads = [] }
            return threads
        }
        for thread in threads {
            thread.join()
        }
    }
}
