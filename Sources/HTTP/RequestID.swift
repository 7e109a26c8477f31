/// What a request is called (`X-Request-Id`).
public enum RequestID: Sendable, CustomStringConvertible {
    /// As the client said.
    case given(String)
    /// Sixteen hexadecimal digits.
    case made(UInt64)

    public var description: String {
        var bytes: [UInt8] = []
        bytes.append(self)
        return String(decoding: bytes, as: UTF8.self)
    }
}
