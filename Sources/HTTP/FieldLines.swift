/// The header fields of a response, as they go over the wire: the transport copies their bytes.
public struct FieldLines: Sendable {
    /// Each line with its CR LF.
    public private(set) var bytes: [UInt8] = []

    /// What the fields of most answers take, in bytes.
    private static var usualSize: Int { 256 }

    /// - Parameter fields: names and values without control characters.
    public init(_ fields: [Headers.Field] = []) {
        for field in fields { bytes.append(contentsOf: "\(field.name): \(field.value)\r\n".utf8) }
    }

    /// - Parameters:
    ///   - name: as it is to be spelt.
    ///   - value: without control characters.
    public mutating func append(_ name: StaticString, _ value: String) {
        append(name) { $0.append(value.utf8Span.span) }
    }

    /// A field whose value is written straight to where it stands.
    /// - Parameter value: appends it, without control characters.
    public mutating func append(_ name: StaticString, writing value: (inout [UInt8]) -> Void) {
        if bytes.isEmpty { bytes.reserveCapacity(Self.usualSize) }
        bytes.append(name)
        bytes.append(": ")
        value(&bytes)
        bytes.append("\r\n")
    }

    /// The fields, read back; slow, for tests and tools.
    public var fields: [Headers.Field] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map { line in
            let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
            return Headers.Field(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
