import Domain
import Testing

@testable import Storage

/// What the first bad record means, as a table: lines of a journal, what has become of them, and the verdict.
@Suite struct TailRuleTests {
    /// Three records, each as its line with its end.
    private static let lines: [[UInt8]] = {
        var position = JournalPosition.start
        return (1...3).map { _ in
            var bytes: [UInt8] = []
            JournalLine.append(.close, after: &position, to: &bytes)
            return bytes
        }
    }()

    private static func judge(_ tail: [UInt8], isLast: Bool = true, cleanly: Bool = false) -> TailRule.Verdict {
        TailRule.judge(tail, after: .start, isLastSegment: isLast, stoppedCleanly: cleanly)
    }

    private static func flipped(_ line: [UInt8], at place: Int) -> [UInt8] {
        var line = line
        line[place] ^= 1
        return line
    }

    @Test(arguments: [
        ("half a record", Array(lines[0].dropLast(5))),
        ("a record without its end", Array(lines[0].dropLast())),
        ("nothing but zeroes", [UInt8](repeating: 0, count: 4096)),
        ("a bad record at the very end", flipped(lines[0], at: 12)),
        ("a bad record, and half of the next", flipped(lines[0], at: 12) + lines[1].dropLast(9)),
        ("a record of another place", lines[2]),
    ])
    func `an end of which no valid record is a part is torn`(what: String, tail: [UInt8]) {
        #expect(Self.judge(tail) == .torn, "\(what)")
    }

    @Test(arguments: [
        ("its content", flipped(lines[0], at: 12)),
        ("its number", flipped(lines[0], at: 9)),
        ("the first digit of its checksum", flipped(lines[0], at: 0)),
        ("the last digit of its checksum", flipped(lines[0], at: 7)),
        ("the space after it", flipped(lines[0], at: 8)),
        ("its end", flipped(lines[0], at: lines[0].count - 1)),
    ])
    func `a valid record after the bad one means damage, whatever is bad`(what: String, bad: [UInt8]) {
        #expect(Self.judge(bad + Self.lines[1]) == .damaged(.recordFollows(offset: bad.count)), "\(what)")
    }

    @Test func `a record that was left out shows in those that follow it`() {
        // The third record's checksum goes on from the second's, which is not there: it follows only by what it states.
        #expect(Self.judge(Self.lines[1] + Self.lines[2]) == .damaged(.recordFollows(offset: Self.lines[1].count)))
    }

    @Test func `before another segment, and after a clean stop, nothing is torn`() {
        let half = Array(Self.lines[0].dropLast(5))
        #expect(Self.judge(half, isLast: false) == .damaged(.notTheLastSegment))
        #expect(Self.judge(half, cleanly: true) == .damaged(.afterCleanStop))
    }

    @Test func `more than is ever under way is no torn end`() {
        let long = [UInt8](repeating: 0, count: TailRule.maximumLength + 1)
        #expect(Self.judge(long) == .damaged(.tooLong))
        #expect(Self.judge(long.dropLast()) == .torn)
    }
}

extension TailRuleTests {
    private static func judge(_ tail: ArraySlice<UInt8>) -> TailRule.Verdict { judge(Array(tail)) }
}
