import TestSupport
import Testing

@testable import Domain

@Suite struct RowIndexTests {
    @Test func `ids without gaps stand in chunks, those far outside in the dictionary`() {
        var index = RowIndex()
        for id in 1...Int64(10_000) { index.insert(id, row: UInt32(id - 1)) }
        #expect(index.outsideCount == 0)
        index.insert(.max, row: 10_000)
        index.insert(1 << 40, row: 10_001)
        #expect(index.outsideCount == 2)
        #expect(index.count == 10_002)
        #expect(index.row(of: 1) == 0)
        #expect(index.row(of: 10_000) == 9_999)
        #expect(index.row(of: 10_001) == nil)
        #expect(index.row(of: .max) == 10_000)
        #expect(index.row(of: 1 << 40) == 10_001)
        #expect(index.row(of: .max - 1) == nil)
    }

    @Test func `an id is found wherever it stands, in whatever order ids come`() {
        var random = SplitMix(seed: 9)
        var index = RowIndex()
        var expected: [Int64: UInt32] = [:]
        var next: Int64 = 1
        for row in 0..<UInt32(20_000) {
            var id: Int64
            repeat {
                switch Int.random(in: 0..<10, using: &random) {
                case 0: id = .random(in: 1...Int64.max, using: &random)
                case 1: id = .random(in: 1...50_000, using: &random)
                default:
                    while expected[next] != nil { next += 1 }
                    id = next
                }
            } while expected[id] != nil
            expected[id] = row
            index.insert(id, row: row)
        }
        #expect(expected.allSatisfy { index.row(of: $0.key) == $0.value })
        #expect((1...Int64(60_000)).allSatisfy { index.row(of: $0) == expected[$0] })
    }
}
