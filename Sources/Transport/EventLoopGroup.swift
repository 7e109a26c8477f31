internal import Glibc
internal import Synchronization
internal import Workers

/// The event loops of a server and their threads.
final class EventLoopGroup: Sendable {
    let loops: [EventLoop]
    private let threads: Mutex<[Thread]>

    /// - Parameters:
    ///   - count: 1...
    ///   - name: of the threads.
    init(count: Int, name: String) throws(ThreadFailure) {
        // A client that is gone shows in the result of a write, not as the end of the process.
        signal(SIGPIPE, SIG_IGN)
        var loops: [EventLoop] = []
        var threads: [Thread] = []
        for number in 0..<max(1, count) {
            guard let loop = EventLoop() else { throw ThreadFailure("make an event loop", code: errno) }
            loops.append(loop)
            threads.append(try loop.start(name: "\(name)-\(number)"))
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
