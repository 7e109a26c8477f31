import CSodium
import Glibc

/// The system gives no thread or descriptor.
public struct ThreadFailure: Error, Sendable, CustomStringConvertible {
    public let description: String

    /// - Parameter code: an `errno`.
    init(_ action: String, code: Int32) {
        description = "cannot \(action): \(String(cString: strerror(code)))"
    }
}

/// Threads of our own, for what would block an event loop or a thread of Swift's pool.
enum Thread {
    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Starts a thread that nobody waits for.
    /// - Parameter name: at most 15 bytes; what `top -H` shows.
    static func start(_ name: String, _ run: @escaping @Sendable () -> Void) throws(ThreadFailure) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        // The only way to hand something to a thread is a C pointer: the new thread takes over the one reference.
        let body = Unmanaged.passRetained(Body(name: name, run: run))
        var thread = pthread_t()
        let code = pthread_create(
            &thread,
            &attributes,
            { pointer in
                guard let pointer else { return nil }
                let body = Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue()
                pthread_setname_np(pthread_self(), body.name)
                body.run()
                return nil
            },
            body.toOpaque()
        )
        guard code == 0 else {
            body.release()
            throw ThreadFailure("start thread \(name)", code: code)
        }
    }
}
