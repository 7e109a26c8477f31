import Foundation
import Glibc

/// The socket of a supervisor, as systemd has one.
final class NotifySocket: Sendable {
    struct Broken: Error {}

    private let descriptor: Int32

    /// - Parameter name: a path, or an abstract name that begins with `@`.
    init(_ name: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
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
    }

    deinit {
        close(descriptor)
    }

    /// Waits for the next message, on a thread of its own: those of the tests are few, and the sender needs one.
    func message() async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                var bytes = [UInt8](repeating: 0, count: 4096)
                let count = recv(self.descriptor, &bytes, bytes.count, 0)
                if count > 0 {
                    continuation.resume(returning: String(decoding: bytes.prefix(count), as: UTF8.self))
                } else {
                    continuation.resume(throwing: Broken())
                }
            }
        }
    }
}
