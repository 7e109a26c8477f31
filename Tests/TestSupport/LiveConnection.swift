import Glibc
public import HTTP

/// A keep-alive connection to a server on this machine: blocking, and as simple as can be.
public final class LiveConnection {
    /// What went wrong with a connection.
    public struct Failed: Error, CustomStringConvertible {
        public let description: String
    }

    private let socket: Int32
    private var received: [UInt8] = []

    /// - Parameter port: on 127.0.0.1.
    public init(port: UInt16) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { throw Failed(description: "socket: \(errno)") }
        var timeout = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(socket)
            throw Failed(description: "connect: \(errno)")
        }
    }

    deinit {
        close(socket)
    }

    /// Sends a request and waits for its response.
    public func send(_ request: Request) throws -> Response {
        var head = "\(request.methodToken) \(request.target) HTTP/1.1\r\nHost: localhost\r\n"
        for field in request.headers.fields { head += "\(field.name): \(field.value)\r\n" }
        if !request.body.isEmpty || request.method == .post || request.method == .put || request.method == .patch {
            head += "Content-Length: \(request.body.count)\r\n"
        }
        try write(Array("\(head)\r\n".utf8) + request.body)
        return try read(hasBody: request.method != .head)
    }

    /// Sends bytes as they are.
    public func write(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failed(description: "send: \(errno)") }
            sent += count
        }
    }

    /// Reads the next response.
    /// - Parameter hasBody: false after HEAD.
    public func read(hasBody: Bool = true) throws -> Response {
        let mark = Array("\r\n\r\n".utf8)
        var end = received.firstRange(of: mark)
        while end == nil {
            try receive()
            end = received.firstRange(of: mark)
        }
        guard let end else { throw Failed(description: "no head") }
        let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        received.removeSubrange(..<end.upperBound)
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            throw Failed(description: "no status line")
        }
        var response = Response(Status(rawValue: status))
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { throw Failed(description: "no field: \(line)") }
            response.headers.append(
                String(line[..<colon]),
                String(line[line.index(after: colon)...].drop { $0 == " " })
            )
        }
        let length = response.header("Content-Length").flatMap { Int($0) } ?? 0
        if hasBody, status != 204, status != 304 {
            while received.count < length { try receive() }
            response.body = Array(received.prefix(length))
            received.removeFirst(length)
        }
        return response
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { throw Failed(description: count == 0 ? "the server has closed" : "recv: \(errno)") }
        received.append(contentsOf: buffer[..<count])
    }
}
