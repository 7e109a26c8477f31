internal import CLibevent
internal import Glibc
internal import HTTP

/// An `evhttp_request` as it came, read once: what handlers see of it, and what the transport itself must know.
struct IncomingRequest {
    let request: Request
    let persistence: Persistence
    /// - Parameters:
    ///   - incoming: with a target; evhttp gives none where it could not read the request line.
    ///   - peer: the client's address.
    init(_ incoming: UnsafeMutablePointer<evhttp_request>, peer: String) {
        let method = Method(incoming.pointee.type)
        var fields: [Headers.Field] = []
        fields.reserveCapacity(8)
        var connection: String?
        var header = miniter_first_header(incoming.pointee.input_headers)
        while let current = header {
            let field = Headers.Field(Self.name(current.pointee.key), String(cString: current.pointee.value))
            if field.name == "connection" { connection = field.value }
            fields.append(field)
            header = miniter_next_header(current)
        }
        request = Request(
            method: method,
            target: evhttp_request_get_uri(incoming).map { String(cString: $0) } ?? "",
            headers: Headers(fields),
            body: Self.body(of: incoming),
            peer: peer
        )
        // Whether a body follows a method that evhttp does not know cannot be told: the connection ends with it.
        persistence =
            method == .other
            ? .closes
            : Persistence(
                majorVersion: incoming.pointee.major,
                minorVersion: incoming.pointee.minor,
                connection: connection
            )
    }

    /// A field's name in lower case.
    private static func name(_ text: UnsafeMutablePointer<CChar>) -> String {
        let count = strlen(text)
        return String(unsafeUninitializedCapacity: count) { name in
            for place in 0..<count {
                let byte = UInt8(bitPattern: text[place])
                name[place] = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            }
            return count
        }
    }

    private static func body(of incoming: UnsafeMutablePointer<evhttp_request>) -> [UInt8] {
        let count = evbuffer_get_length(incoming.pointee.input_buffer)
        if count == 0 { return [] }
        return [UInt8](unsafeUninitializedCapacity: count) { bytes, filled in
            filled = max(0, evbuffer_copyout(incoming.pointee.input_buffer, bytes.baseAddress, count))
        }
    }
}

extension Method {
    /// - Parameter type: as evhttp names it; TRACE, CONNECT and what it does not know are `other`.
    init(_ type: evhttp_cmd_type) {
        self =
            switch type {
            case EVHTTP_REQ_GET: .get
            case EVHTTP_REQ_HEAD: .head
            case EVHTTP_REQ_POST: .post
            case EVHTTP_REQ_PUT: .put
            case EVHTTP_REQ_PATCH: .patch
            case EVHTTP_REQ_DELETE: .delete
            case EVHTTP_REQ_OPTIONS: .options
            default: .other
            }
    }
}
