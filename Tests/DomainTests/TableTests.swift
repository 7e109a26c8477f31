import TestSupport
import Testing

@testable import Domain

@Suite struct TableTests {
    private final class Row: Sendable {
        let number: Int

        init(_ number: Int) {
            self.number = number
        }
    }

    private func table(_ count: Int) -> Table<Row> {
        var table = Table<Row>()
        for number in 0..<count { #expect(table.append(Row(number)) == number) }
        return table
    }

    private func below(_ end: UInt32, in table: Table<Row>) -> [UInt32] {
        var rows: [UInt32] = []
        var end = end
        while let row = table.row(before: end) {
            rows.append(row)
            end = row
        }
        return rows
    }

    @Test(arguments: [0, 1, 63, 64, 65, 1023, 1024, 1025, 2048, 5000, 16_384, 16_385])
    func `a table counts its rows and steps through them both ways`(count: Int) {
        let table = table(count)
        #expect(table.count == count)
        #expect(Int(table.endRow) == count)
        #expect(below(.max, in: table) == (0..<UInt32(count)).reversed())
        var upwards: [UInt32] = []
        var next: UInt32 = 0
        while let row = table.row(from: next) {
            upwards.append(row)
            next = row + 1
        }
        #expect(upwards == Array(0..<UInt32(count)))
    }

    @Test func `a deleted row leaves its place empty and is stepped over, whole chunks too`() {
        var table = table(5000)
        for row in 1000..<UInt32(4200) { table.remove(row) }
        #expect(table.count == 1800)
        #expect(table[1000] == nil)
        #expect(table.row(before: 4200) == 999)
        #expect(table.row(from: 1000) == 4200)
        #expect(table.append(Row(5000)) == 5000)
    }

    @Test func `skipping counts living rows only`() {
        var random = SplitMix(seed: 3)
        var table = table(5000)
        for row in 0..<UInt32(5000) where Bool.random(using: &random) || (1024..<3000).contains(row) {
            table.remove(row)
        }
        let living = below(.max, in: table)
        for skipped in stride(from: 0, to: living.count, by: 7) {
            #expect(table.row(before: table.end(skipping: skipped)) == living[skipped])
        }
    }

    @Test func `a copy does not see later writes`() {
        var table = table(3000)
        let copy = table
        table.replace(5, with: Row(-5))
        table.remove(1500)
        _ = table.append(Row(3000))
        #expect(copy.count == 3000)
        #expect(copy[5]?.number == 5)
        #expect(copy[1500]?.number == 1500)
        #expect(copy.endRow == 3000)
        #expect(table[5]?.number == -5)
        #expect(table[1500] == nil)
        #expect(table.count == 3000)
    }

    @Test func `a write to a copied array copies one chunk and shares the others`() {
        var array = ChunkedArray<Int>()
        for number in 0..<40_000 { array.append(number) }
        let copy = array
        array.update(at: 20_000) { $0 = -1 }
        func address(_ array: ChunkedArray<Int>, _ index: Int) -> UnsafeRawPointer? {
            array.chunk(of: index).withUnsafeBytes { $0.baseAddress }
        }
        let copied = (0..<40_000).filter { address(array, $0) != address(copy, $0) }
        #expect(copied == Array(19_968..<20_032))
        #expect((0..<40_000).allSatisfy { copy[$0] == $0 })
        #expect((0..<40_000).allSatisfy { array[$0] == ($0 == 20_000 ? -1 : $0) })
    }
}
