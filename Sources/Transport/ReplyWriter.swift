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

    private var room = 2048
    private var memory = UnsafeMutableRawPointer.allocate(byteCount: 2048, alignment: 16)

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
        let hasBody = !isHead && response.status != .noContent && response.status != .notModified
        let isShort = response.body.count <= Self.shortBody
        makeRoom(for: response, date)
        var cursor = ByteCursor(memory, room: room)
        Self.writeHead(response, persistence: persistence, date: date, to: &cursor)
        if hasBody, isShort { cursor.put(response.body) }
        let head = UnsafeRawBufferPointer(start: memory, count: cursor.count)
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

    /// What the status line and the fields of the server's own take at most, but for the date.
    private static let fixedSpace = 256

    private mutating func makeRoom(for response: borrowing Response, _ date: [UInt8]) {
        var space = Self.fixedSpace + Self.shortBody + date.count + (response.contentType?.rawValue.utf8.count ?? 0)
        space += response.headers.bytes.count + (response.shared?.lines.bytes.count ?? 0)
        guard space > room else { return }
        memory.deallocate()
        room = space
        memory = .allocate(byteCount: space, alignment: 16)
    }

    private static func writeHead(
        _ response: borrowing Response,
        persistence: Persistence,
        date: [UInt8],
        to cursor: inout ByteCursor
    ) {
        cursor.put("HTTP/1.1 ")
        cursor.put(digits: UInt64(response.status.rawValue))
        cursor.put(" ")
        cursor.put(response.status.reason)
        cursor.put("\r\n")
        cursor.put(date)
        cursor.put(persistence.field)
        if let contentType = response.contentType {
            cursor.put("Content-Type: ")
            cursor.put(contentType.rawValue)
            cursor.put("\r\n")
        }
        // RFC 9110, 8.6: none with 204; with 304 it would speak of the body that a 200 had.
        if response.status != .noContent, response.status != .notModified {
            cursor.put("Content-Length: ")
            cursor.put(digits: UInt64(response.body.count))
            cursor.put("\r\n")
        }
        cursor.put(response.headers.bytes)
        if let shared = response.shared { cursor.put(shared.lines.bytes) }
        cursor.put("\r\n")
    }
}
