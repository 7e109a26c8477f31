internal import JSON

/// The form of a journal record: `<crc32c> <lsn> <json>\n`. The CRC goes on from that of the record before, over
/// everything between the first space and the line's end, so that order and omission are seen.
enum JournalLine {
    /// The longest line, in bytes, without its end: a mutation brings at most 1 MiB of text, of which each byte may need
    /// an escape of six.
    static let maximumLength = 8 * 1_048_576

    /// What is wrong with a line.
    enum Fault: Error, Hashable, Sendable {
        /// Not of the form, or it does not end.
        case form
        case checksum
        case lsn(Int64)
    }

    /// A line whose CRC and LSN are right.
    struct Valid {
        let position: JournalPosition
        /// Where its JSON stands.
        let json: Range<Int>
    }

    /// Appends the record after `position`, which moves on.
    static func append(_ record: JournalRecord, after position: inout JournalPosition, to bytes: inout [UInt8]) {
        var json = JSONWriter(capacity: 384)
        record.write(to: &json)
        let start = bytes.count
        position.lsn += 1
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: CRC32C.digits + 1))
        bytes.append(contentsOf: String(position.lsn).utf8)
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: json.finish())
        position.crc = CRC32C.of(bytes, start + CRC32C.digits + 1..<bytes.count, after: position.crc)
        bytes.append(UInt8(ascii: "\n"))
        for digit in 0..<CRC32C.digits {
            bytes[start + digit] = HexDigit.lower(UInt8(position.crc >> UInt32(28 - 4 * digit) & 15))
        }
    }

    /// Checks the line that stands, without its end, in a range.
    static func check(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        after position: JournalPosition
    ) throws(Fault) -> Valid {
        guard let head = Head(bytes, range) else { throw .form }
        let crc = CRC32C.of(bytes, head.covered, after: position.crc)
        guard crc == head.crc else { throw .checksum }
        guard head.lsn == position.lsn + 1 else { throw .lsn(head.lsn) }
        return Valid(position: JournalPosition(lsn: head.lsn, crc: crc), json: head.json)
    }

    /// What stands before the JSON.
    struct Head {
        let crc: UInt32
        let lsn: Int64
        /// What the CRC covers.
        let covered: Range<Int>
        let json: Range<Int>

        /// - Returns: nil where it is not of the form.
        init?(_ bytes: [UInt8], _ range: Range<Int>) {
            let lsnStart = range.lowerBound + CRC32C.digits + 1
            guard range.count <= maximumLength, lsnStart < range.upperBound,
                bytes[lsnStart - 1] == UInt8(ascii: " ")
            else { return nil }
            var crc: UInt32 = 0
            for place in range.lowerBound..<lsnStart - 1 {
                guard let value = HexDigit.value(bytes[place]), HexDigit.lower(value) == bytes[place] else {
                    return nil
                }
                crc = crc << 4 | UInt32(value)
            }
            var place = lsnStart
            var lsn: Int64 = 0
            while place < range.upperBound, case let digit = bytes[place] &- UInt8(ascii: "0"), digit <= 9 {
                guard place - lsnStart < 18, lsn > 0 || digit > 0 else { return nil }
                lsn = lsn * 10 + Int64(digit)
                place += 1
            }
            guard place > lsnStart, place + 1 < range.upperBound, bytes[place] == UInt8(ascii: " "),
                bytes[place + 1] == UInt8(ascii: "{")
            else { return nil }
            self.crc = crc
            self.lsn = lsn
            covered = lsnStart..<range.upperBound
            json = place + 1..<range.upperBound
        }
    }
}
