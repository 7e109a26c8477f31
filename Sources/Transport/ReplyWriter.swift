internal import CLibevent
internal import Glibc
internal import HTTP

/// Sends the replies of one loop: the head from memory that all of them share, the body from where its handler left it.
///
/// evhttp's own way makes three allocations of each header field and two buffers of each reply. What the socket does not
/// take at once goes to the connection's output, from which evhttp sends it on.
struct ReplyWriter: ~Copyable {
    enum Outcome {
        /// The socket has taken all of it.
        case sent
        /// Some of it lies in the connection's output.
        case waits
        case outOfMemory
    }

    private var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 2048, alignment: 16)
    private var length = 0

    deinit {
        memory.deallocate()
    }

    /// - Parameters:
    ///   - isHead: whether the request was HEAD: the head speaks of the body, which stays away.
    ///   - date: the `Date` field.
    mutating func write(
        _ response: borrowing Response,
        isHead: Bool,
        persistence: Persistence,
        date: [UInt8],
        to connection: Connection
    ) -> Outcome {
        writeHead(response, persistence: persistence, date: date)
        let hasBody = !isHead && response.status != .noContent && response.status != .notModified
        let isShort = response.body.count <= Self.shortBody
        if hasBody, isShort { append(response.body) }
        let head = UnsafeRawBufferPointer(rebasing: memory[..<length])
        if hasBody, !isShort { return response.body.withUnsafeBytes { Self.send(head, $0, to: connection) } }
        return Self.send(head, UnsafeRawBufferPointer(start: nil, count: 0), to: connection)
    }

    /// Up to here it takes less time to copy a body than to send it as a piece of its own, in bytes.
    private static let shortBody = 1024

    /// - Parameter body: where it is not sent with the head; empty otherwise.
    private static func send(
        _ head: UnsafeRawBufferPointer,
        _ body: UnsafeRawBufferPointer,
        to connection: Connection
    ) -> Outcome {
        let output = bufferevent_get_output(connection.bufferevent)
        // The socket takes nearly every reply whole; epoll need not be asked first.
        let sent = evbuffer_get_length(output) == 0 ? max(0, pass(head, body, to: connection.descriptor)) : 0
        if sent == head.count + body.count { return .sent }
        let headLeft = UnsafeRawBufferPointer(rebasing: head.dropFirst(sent))
        let bodyLeft = UnsafeRawBufferPointer(rebasing: body.dropFirst(max(0, sent - head.count)))
        guard
            evbuffer_add(output, headLeft.baseAddress, headLeft.count) == 0,
            evbuffer_add(output, bodyLeft.baseAddress, bodyLeft.count) == 0
        else { return .outOfMemory }
        return .waits
    }

    /// - Returns: how much the socket takes at once; negative where it takes nothing.
    private static func pass(
        _ head: UnsafeRawBufferPointer,
        _ body: UnsafeRawBufferPointer,
        to socket: Int32
    ) -> Int {
        // The kernel does less for one piece than for a list of one.
        if body.isEmpty { return Glibc.send(socket, head.baseAddress, head.count, Int32(MSG_NOSIGNAL)) }
        return withUnsafeTemporaryAllocation(of: iovec.self, capacity: 2) { pieces in
            pieces[0] = iovec(iov_base: UnsafeMutableRawPointer(mutating: head.baseAddress), iov_len: head.count)
            pieces[1] = iovec(iov_base: UnsafeMutableRawPointer(mutating: body.baseAddress), iov_len: body.count)
            return writev(socket, pieces.baseAddress, 2)
        }
    }

    private static let fixedSpace = 256

    private mutating func writeHead(_ response: borrowing Response, persistence: Persistence, date: [UInt8]) {
        var space = Self.fixedSpace + Self.shortBody + date.count + (response.contentType?.rawValue.utf8.count ?? 0)
        space += response.headers.bytes.count + (response.shared?.lines.bytes.count ?? 0)
        makeRoom(for: space)
        append("HTTP/1.1 ")
        append(response.status.rawValue)
        append(" ")
        append(response.status.reason)
        append("\r\n")
        append(date)
        append(persistence.field)
        if let contentType = response.contentType {
            append("Content-Type: ")
            append(contentType.rawValue)
            append("\r\n")
        }
        // RFC 9110, 8.6: none with 204; with 304 it would speak of the body that a 200 had.
        if response.status != .noContent, response.status != .notModified {
            append("Content-Length: ")
            append(response.body.count)
            append("\r\n")
        }
        append(response.headers.bytes)
        if let shared = response.shared { append(shared.lines.bytes) }
        append("\r\n")
    }

    private mutating func makeRoom(for space: Int) {
        length = 0
        guard space > memory.count else { return }
        memory.deallocate()
        memory = .allocate(byteCount: space, alignment: 16)
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        memory.baseAddress?.advanced(by: length).copyMemory(from: source, byteCount: bytes.count)
        length += bytes.count
    }

    private mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func append(_ text: String) {
        text.utf8Span.span.withUnsafeBytes { append($0) }
    }

    private mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// - Parameter number: not negative.
    private mutating func append(_ number: Int) {
        var digits = 1
        var rest = number
        while rest >= 10 {
            rest /= 10
            digits += 1
        }
        rest = number
        for place in stride(from: length + digits - 1, through: length, by: -1) {
            memory[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
        length += digits
    }
}
