/// What a request is called (`X-Request-Id`).
public enum RequestID: Sendable, CustomStringConvertible {
    /// As the client said.
    case given(String)
    /// Sixteen hexadecimal digits.
    case made(UInt64)

    public var description: String {
        var bytes: [UInt8] = []
        bytes.append(room: room) { write(to: &$0) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes `write` writes.
    var room: Int {
        switch self {
        case .given(let id): id.utf8.count
        case .made: ByteCursor.hexRoom
        }
    }

    func write(to cursor: inout ByteCursor) {
        switch self {
        case .given(let id): cursor.put(id)
        case .made(let number): cursor.put(hex: number)
        }
    }
}
