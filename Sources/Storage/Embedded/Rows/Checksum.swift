internal import JSON

/// The last line of a manifest or a snapshot: `"crc32c":"…"}`, over all lines before it. Without it, the file was never
/// finished.
enum Checksum {
    private static let beginning = Array("\"crc32c\":\"".utf8)
    private static let end = Array("\"}\n".utf8)
    static let length = beginning.count + CRC32C.digits + end.count

    /// The line for a CRC.
    static func line(_ crc: UInt32) -> [UInt8] {
        var line = beginning
        Hexadecimal.append(crc, to: &line)
        return line + end
    }

    /// The CRC that a line states.
    static func crc(ofLine line: some Collection<UInt8>) -> UInt32? {
        guard line.count == length, line.starts(with: beginning), line.suffix(end.count).elementsEqual(end) else {
            return nil
        }
        return Hexadecimal.number(line.dropFirst(beginning.count).prefix(CRC32C.digits))
    }

    /// Appends the line to a text that lacks only that.
    static func ending(_ bytes: [UInt8]) -> [UInt8] {
        bytes + line(CRC32C.of(bytes))
    }

    /// - Returns: how many bytes it covers; nil where it is wrong.
    static func check(_ bytes: [UInt8]) -> Int? {
        let covered = bytes.count - length
        guard covered >= 0, let stated = crc(ofLine: bytes[covered...]), stated == CRC32C.of(bytes, 0..<covered) else {
            return nil
        }
        return covered
    }
}
