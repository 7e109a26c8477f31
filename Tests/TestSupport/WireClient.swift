import Dispatch
import Glibc

/// A client that writes and reads bytes as they are, on a blocking socket to this machine.
///
/// It blocks a thread of its own, not those that the tests share.
public actor WireClient {
    /// The socket failed, or nothing came in time.
    public struct Broken: Error {}

    private nonisolated let executor = QueueExecutor()
    private nonisolated let descriptor: Int32
    private var received: [UInt8] = []
    private var isOpen = true

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    public init(port: UInt16, receiveBuffer: Int32? = nil) throws(Broken) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, socklen_t(MemoryLayout<Int32>.size))
        }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Broken() }
    }

    deinit {
        if isOpen { close(descriptor) }
    }

    public func send(_ text: String) throws(Broken) {
        try send(Array(text.utf8))
    }

    public func send(_ bytes: [UInt8]) throws(Broken) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Broken() }
            sent += count
        }
    }

    /// Sends what the socket takes without waiting, here and now: where several clients are to send at the same time.
    public nonisolated func sendNow(_ text: String) throws(Broken) {
        let count = Glibc.send(descriptor, text, text.utf8.count, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
        guard count == text.utf8.count else { throw Broken() }
    }

    /// Sends no more, and goes on reading.
    public func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Closes with a reset instead of an orderly end.
    public func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        hangUp()
    }

    public func hangUp() {
        close(descriptor)
        isOpen = false
    }

    /// Reads one response, as its Content-Length frames it.
    /// - Parameter hasBody: false for the response to HEAD.
    public func receive(hasBody: Bool = true) throws(Broken) -> WireResponse {
        var end = headEnd()
        while end == nil {
            guard try receiveMore() else { throw Broken() }
            end = headEnd()
        }
        let head = String(decoding: received[..<(end ?? 0)], as: UTF8.self)
        received.removeFirst((end ?? 0) + 4)
        var response = WireResponse(head: head)
        guard hasBody, let length = response["content-length"].flatMap({ Int($0) }) else { return response }
        while received.count < length {
            guard try receiveMore() else { throw Broken() }
        }
        response.body = Array(received[..<length])
        received.removeFirst(length)
        return response
    }

    /// Reads until the server closes.
    /// - Returns: all that had not been read before.
    public func receiveToEnd() throws(Broken) -> [UInt8] {
        while try receiveMore() {}
        defer { received = [] }
        return received
    }

    private func headEnd() -> Int? {
        guard received.count >= 4 else { return nil }
        return (0...(received.count - 4)).first { received[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }
    }

    /// - Returns: false at the end of the stream.
    private func receiveMore() throws(Broken) -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw Broken() }
        received.append(contentsOf: buffer[..<count])
        return count > 0
    }
}
