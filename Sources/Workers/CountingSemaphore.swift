internal import CLinux
internal import Glibc

/// A counter that threads wait for (eventfd). Synchronization has no condition variable.
public struct CountingSemaphore: ~Copyable, Sendable {
    private let descriptor: Int32

    public init() throws(ThreadFailure) {
        descriptor = eventfd(0, Int32(EFD_SEMAPHORE | EFD_CLOEXEC))
        guard descriptor >= 0 else { throw ThreadFailure("make an event", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Lets one waiter go on.
    public func signal() {
        var one: UInt64 = 1
        while Glibc.write(descriptor, &one, 8) < 0, errno == EINTR {}
    }

    /// Waits for one signal.
    public func wait() {
        var one: UInt64 = 0
        while Glibc.read(descriptor, &one, 8) < 0, errno == EINTR {}
    }

    /// Waits for one signal, but not longer than this.
    /// - Returns: whether it came.
    public func wait(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) == 1 else { return false }
        wait()
        return true
    }
}
