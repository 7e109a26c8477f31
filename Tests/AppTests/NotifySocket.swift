import Foundation
import Glibc

/// The socket of a supervisor, as systemd has one. A thread of its own reads it from the start: those of the tests may
/// be busy for a while, and the system keeps few messages.
final class NotifySocket: Sendable {
    struct Broken: Error {}

    private let descriptor: Int32
    private let messages: AsyncStream<String>

    /// - Parameter name: a path, or an abstract name that begins with `@`.
    init(_ name: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        self.descriptor = descriptor
        let (messages, continuation) = AsyncStream.makeStream(of: String.self)
        self.messages = messages
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(name.utf8)
        if bytes[0] == UInt8(ascii: "@") { bytes[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard status == 0 else { throw Broken() }
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 4096)
            while true {
                let count = recv(descriptor, &bytes, bytes.count, 0)
                guard count > 0 else { break }
                continuation.yield(String(decoding: bytes.prefix(count), as: UTF8.self))
            }
            continuation.finish()
            close(descriptor)
        }
    }

    deinit {
        // Ends the thread's wait.
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    /// Waits for the next message.
    func message() async throws -> String {
        for await message in messages { return message }
        throw Broken()
    }
}
