/// What the first bad record of a journal means.
enum TailRule {
    enum Verdict: Hashable, Sendable {
        /// The end of what was being written when the process or the machine stopped: none of it was acknowledged.
        case torn
        case damaged(Reason)
    }

    enum Reason: Hashable, Sendable {
        /// Another segment follows, which was begun only after this one had been synced.
        case notTheLastSegment
        /// The process stopped cleanly after it.
        case afterCleanStop
        /// A valid record follows.
        case recordFollows(offset: Int)
        /// More than is ever under way.
        case tooLong
    }

    /// The longest torn tail: twice what a batch may hold, in bytes.
    static let maximumLength = 64 * 1_048_576

    /// So many CRCs of records, valid or not, may be the one from which a record goes on.
    private static let links = 16

    /// - Parameters:
    ///   - tail: from the first bad record to the end of the file.
    ///   - position: before that record.
    static func judge(
        _ tail: [UInt8],
        after position: JournalPosition,
        isLastSegment: Bool,
        stoppedCleanly: Bool
    ) -> Verdict {
        guard isLastSegment else { return .damaged(.notTheLastSegment) }
        guard !stoppedCleanly else { return .damaged(.afterCleanStop) }
        guard tail.count <= maximumLength else { return .damaged(.tooLong) }
        return validRecord(in: tail, after: position).map { .damaged(.recordFollows(offset: $0)) } ?? .torn
    }

    /// Looks for a valid record at every byte, because the damage may be to the end of a line. Whatever looks like the
    /// head of a record may be the one before: by the CRC that it states, or by that of its content.
    private static func validRecord(in tail: [UInt8], after position: JournalPosition) -> Int? {
        var crcs = [position.crc]
        var start = 0
        var lineEnd = 0
        while start + CRC32C.digits + 3 < tail.count {
            defer { start += 1 }
            if start == 0 || tail[start - 1] == UInt8(ascii: "\n") {
                // What stands before a record's number may be damaged so that it is no CRC any more.
                noteContent(of: tail, from: start, after: position, in: &crcs)
            }
            guard tail[start + CRC32C.digits] == UInt8(ascii: " ") else { continue }
            if lineEnd < start { lineEnd = start }
            while lineEnd < tail.count, tail[lineEnd] != UInt8(ascii: "\n") { lineEnd += 1 }
            let isWhole = lineEnd < tail.count
            guard let head = JournalLine.Head(tail, start..<lineEnd) else {
                if let stated = statedCRC(tail, at: start) { note(stated, in: &crcs) }
                continue
            }
            let computed = crcs.map { CRC32C.of(tail, head.covered, after: $0) }
            if isWhole, start > 0, head.lsn > position.lsn, computed.contains(head.crc) { return start }
            note(head.crc, in: &crcs)
            for crc in computed.prefix(2) { note(crc, in: &crcs) }
        }
        return nil
    }

    /// Notes the CRC that the content of a line has, whatever the line states.
    private static func noteContent(
        of tail: [UInt8],
        from start: Int,
        after position: JournalPosition,
        in crcs: inout [UInt32]
    ) {
        let content = start + CRC32C.digits + 1
        guard let end = tail[start...].firstIndex(of: UInt8(ascii: "\n")), content < end else { return }
        note(CRC32C.of(tail, content..<end, after: position.crc), in: &crcs)
    }

    private static func note(_ crc: UInt32, in crcs: inout [UInt32]) {
        crcs.append(crc)
        if crcs.count > links { crcs.remove(at: 1) }
    }

    private static func statedCRC(_ tail: [UInt8], at start: Int) -> UInt32? {
        Hexadecimal.number(tail[start..<start + CRC32C.digits], as: UInt32.self)
    }
}
