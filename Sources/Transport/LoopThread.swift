internal import CLibevent
internal import Glibc

/// A named thread that runs one function.
struct LoopThread: Sendable {
    private final class Start {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }

    private let thread: pthread_t

    /// - Parameter name: at most 15 bytes; the system shows it.
    /// - Returns: nil where the system refuses.
    init?(name: String, body: @escaping @Sendable () -> Void) {
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let result = pthread_create(
            &thread,
            nil,
            { context in
                guard let context else { return nil }
                let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
                miniter_name_thread(start.name)
                start.body()
                return nil
            },
            start.toOpaque()
        )
        guard result == 0 else {
            start.release()
            return nil
        }
        self.thread = thread
    }

    /// Waits until the function has returned.
    func join() {
        pthread_join(thread, nil)
    }
}
