internal import CLinux
internal import Glibc

/// A thread of our own, for what would block an event loop or a thread of Swift's pool.
public struct Thread: Sendable {
    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    private let thread: pthread_t

    /// Starts a thread; `join` or `detach` it, once.
    /// - Parameter name: at most 15 bytes; what `top -H` shows.
    public init(_ name: String, _ run: @escaping @Sendable () -> Void) throws(ThreadFailure) {
        // The only way to hand something to a thread is a C pointer: the new thread takes over the one reference.
        let body = Unmanaged.passRetained(Body(name: name, run: run))
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            nil,
            { pointer in
                guard let pointer else { return nil }
                let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
                miniter_name_thread(body.name)
                body.run()
                return nil
            },
            body.toOpaque()
        )
        guard code == 0 else {
            body.release()
            throw ThreadFailure("start thread \(name)", code: code)
        }
        self.thread = thread
    }

    /// Waits until its function has returned.
    public func join() {
        pthread_join(thread, nil)
    }

    /// Lets it run; nobody waits for it.
    public func detach() {
        pthread_detach(thread)
    }

    /// Lets the calling thread wait, when it wakes, for the one that runs on its core; on a core that is free it goes on
    /// at once. Threads that it starts from then on do the same; where the system refuses, nothing changes.
    public static func neverPreempt() {
        miniter_never_preempt()
    }

    /// Lets the calling thread give way to others: where it shares a core with an event loop, the loop goes first.
    /// Threads that it starts from then on do the same.
    public static func giveWay() {
        // On Linux this is the calling thread's priority, not that of the process.
        setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
    }
}
