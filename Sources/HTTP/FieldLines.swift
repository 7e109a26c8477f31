/// The header fields of a response, as they go over the wire: the transport copies their bytes.
public struct FieldLines: Sendable {
    /// Each line with its CR LF.
    @inlinable
    public var bytes: [UInt8] { lines }
    @usableFromInline var lines: [UInt8] = []

    /// What the fields of most answers take, in bytes, those of a list with its links too.
    @usableFromInline static var usualSize: Int { 512 }

    /// - Parameter fields: names and values without control characters.
    public init(_ fields: [Headers.Field] = []) {
        for field in fields { lines.append(contentsOf: "\(field.name): \(field.value)\r\n".utf8) }
    }

    /// - Parameters:
    ///   - name: as it is to be spelt.
    ///   - value: without control characters.
    public mutating func append(_ name: StaticString, _ value: String) {
        append(name, room: value.utf8.count) { $0.put(value) }
    }

    /// A field whose value is written straight to where it stands.
    /// - Parameters:
    ///   - room: what the value takes at most, in bytes.
    ///   - value: writes it, without control characters.
    @inlinable @inline(__always)
    public mutating func append(_ name: StaticString, room: Int, _ value: (inout ByteCursor) -> Void) {
        if lines.isEmpty { lines.reserveCapacity(Self.usualSize) }
        lines.append(room: name.utf8CodeUnitCount &+ room &+ 4) { cursor in
            cursor.put(name)
            cursor.put(": ")
            value(&cursor)
            cursor.put("\r\n")
        }
    }

    /// The fields, read back; slow, for tests and tools.
    public var fields: [Headers.Field] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").map { line in
            let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
            return Headers.Field(String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
