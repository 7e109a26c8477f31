/// Header fields that many responses share, rendered once: the transport copies their bytes as they are.
public final class HeaderBlock: Sendable {
    public let fields: [Headers.Field]
    /// The fields as they go over the wire, each line with its CR LF.
    public let bytes: [UInt8]

    /// - Parameter fields: names and values without control characters.
    public init(_ fields: [Headers.Field]) {
        self.fields = fields
        var bytes: [UInt8] = []
        for field in fields {
            bytes.append(contentsOf: "\(field.name): \(field.value)\r\n".utf8)
        }
        self.bytes = bytes
    }
}
