internal import CLibevent
internal import Glibc
internal import HTTP

/// Writes a reply into a connection's output: head and body in one block, without a copy in between.
///
/// evhttp's own way makes three allocations of each header field, and two buffers of each reply.
struct ReplyWriter: ~Copyable {
    private var cursor: UnsafeMutableRawPointer

    /// - Parameter isHead: whether the request was HEAD: the head speaks of the body, which stays away.
    /// - Returns: false where memory is short.
    static func write(
        _ response: borrowing Response,
        isHead: Bool,
        persistence: Persistence,
        date: [UInt8],
        to output: OpaquePointer
    ) -> Bool {
        let carriesBody = !isHead && response.status != .noContent && response.status != .notModified
        let space = headSpace(response, date: date) + (carriesBody ? response.body.count : 0)
        var block = iovec()
        guard evbuffer_reserve_space(output, space, &block, 1) == 1, let start = block.iov_base else { return false }
        var writer = ReplyWriter(cursor: start)
        writer.writeHead(response, persistence: persistence, date: date)
        if carriesBody { writer.append(response.body) }
        block.iov_len = writer.cursor - start
        return evbuffer_commit_space(output, &block, 1) == 0
    }

    private static let fixedSpace = 256

    private static func headSpace(_ response: borrowing Response, date: [UInt8]) -> Int {
        var space = fixedSpace + date.count + (response.contentType?.utf8.count ?? 0)
        space += response.shared?.bytes.count ?? 0
        for field in response.headers.fields {
            space += field.name.utf8.count + field.value.utf8.count + 4
        }
        return space
    }

    private mutating func writeHead(_ response: borrowing Response, persistence: Persistence, date: [UInt8]) {
        append("HTTP/1.1 ")
        append(response.status.rawValue)
        append(" ")
        append(response.status.reason)
        append("\r\n")
        append(date)
        append(persistence.field)
        if let contentType = response.contentType {
            append("Content-Type: ")
            append(contentType)
            append("\r\n")
        }
        // RFC 9110, 8.6: none with 204; with 304 it would speak of the body that a 200 had.
        if response.status != .noContent, response.status != .notModified {
            append("Content-Length: ")
            append(response.body.count)
            append("\r\n")
        }
        for field in response.headers.fields {
            append(field.name)
            append(": ")
            append(field.value)
            append("\r\n")
        }
        if let shared = response.shared { append(shared.bytes) }
        append("\r\n")
    }

    private mutating func append(_ text: StaticString) {
        cursor.copyMemory(from: text.utf8Start, byteCount: text.utf8CodeUnitCount)
        cursor += text.utf8CodeUnitCount
    }

    private mutating func append(_ text: String) {
        let text = text.utf8
        let copied: Void? = text.withContiguousStorageIfAvailable { bytes in
            guard let base = bytes.baseAddress else { return }
            cursor.copyMemory(from: base, byteCount: bytes.count)
            cursor += bytes.count
        }
        guard copied == nil else { return }
        for byte in text {
            cursor.storeBytes(of: byte, as: UInt8.self)
            cursor += 1
        }
    }

    private mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return }
            cursor.copyMemory(from: base, byteCount: bytes.count)
            cursor += bytes.count
        }
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
        for place in stride(from: digits - 1, through: 0, by: -1) {
            cursor.storeBytes(of: UInt8(ascii: "0") + UInt8(rest % 10), toByteOffset: place, as: UInt8.self)
            rest /= 10
        }
        cursor += digits
    }
}
