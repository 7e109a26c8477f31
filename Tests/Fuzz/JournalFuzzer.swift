/// Three ways with any bytes: as the end of a journal, as a record's JSON, and as a line.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJournal(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // What is changed depends on the bytes, so that an input that fails can be played again.
    var number = bytes.reduce(UInt64(count)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let position = JournalPosition(lsn: Int64(number >> 40), crc: UInt32(truncatingIfNeeded: number))
    judgeTail(bytes, after: position)
    checkLine(bytes, after: position)

    guard let record = record(bytes, 0..<count) else { return 0 }
    var after = position
    var line: [UInt8] = []
    JournalLine.append(record, after: &after, to: &line)
    let valid = checked(line, 0..<line.count - 1, after: position)
    guard let valid, valid.position == after else { preconditionFailure("a line that was written is not valid") }
    guard let again = Fuzz.record(line, valid.json) else { preconditionFailure("a record cannot be read again") }
    var written: [UInt8] = []
    var place = position
    JournalLine.append(again, after: &place, to: &written)
    precondition(written == line)

    number = number &* 6_364_136_223_846_793_005 &+ 1
    checkDamage(of: line, bit: Int(number >> 33) % (line.count * 8 - 8), after: position, next: after)
    return 0
}

private func judgeTail(_ bytes: [UInt8], after position: JournalPosition) {
    let verdict = TailRule.judge(bytes, after: position, isLastSegment: true, stoppedCleanly: false)
    switch verdict {
    case .damaged(.recordFollows(let offset)): precondition(bytes.indices.contains(offset))
    case .torn, .damaged: break
    }
}

/// A line is valid whose CRC was made for it, and its JSON is one that can be read or refused.
private func checkLine(_ bytes: [UInt8], after position: JournalPosition) {
    guard let head = JournalLine.Head(bytes, bytes.indices), head.lsn > 0 else { return }
    var line = bytes
    let before = JournalPosition(lsn: head.lsn - 1, crc: position.crc)
    let crc = CRC32C.of(line, head.covered, after: before.crc)
    var digits: [UInt8] = []
    Hexadecimal.append(crc, to: &digits)
    line.replaceSubrange(..<CRC32C.digits, with: digits)
    let valid = checked(line, line.indices, after: before)
    guard let valid else { preconditionFailure("a line with the right CRC is not valid") }
    precondition(valid.position == JournalPosition(lsn: head.lsn, crc: crc))
    _ = record(line, valid.json)
}

/// One bit that is changed in a line makes it invalid, and the record behind it shows that it was not torn.
private func checkDamage(of line: [UInt8], bit: Int, after position: JournalPosition, next: JournalPosition) {
    var damaged = line
    damaged[bit / 8] ^= 1 << (bit % 8)
    precondition(checked(damaged, 0..<damaged.count - 1, after: position) == nil)
    var place = next
    JournalLine.append(.close, after: &place, to: &damaged)
    let verdict = TailRule.judge(damaged, after: position, isLastSegment: true, stoppedCleanly: false)
    precondition(verdict == .damaged(.recordFollows(offset: line.count)))
}

private func checked(_ bytes: [UInt8], _ range: Range<Int>, after position: JournalPosition) -> JournalLine.Valid? {
    try? JournalLine.check(bytes, range, after: position)
}

private func record(_ bytes: [UInt8], _ range: Range<Int>) -> JournalRecord? {
    var json = JSONCursor(bytes, range)
    return try? JournalRecord(from: &json)
}
