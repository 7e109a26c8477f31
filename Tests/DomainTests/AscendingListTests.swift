import TestSupport
import Testing

@testable import Domain

@Suite struct AscendingListTests {
    private func elements(_ list: AscendingList<Int64>) -> [Int64] {
        var elements: [Int64] = []
        var place = list.place(at: 0)
        while place != list.end {
            elements.append(list[place])
            place = list.place(after: place)
        }
        return elements
    }

    @Test func `a list keeps what a sorted set keeps`() {
        var random = SplitMix(seed: 5)
        var list = AscendingList<Int64>()
        var model: Set<Int64> = []
        for step in 0..<30_000 {
            let element = Int64.random(in: 1...8000, using: &random)
            // It grows, shrinks, and grows again.
            if Int.random(in: 0..<10, using: &random) < (step / 10_000 == 1 ? 2 : 8) {
                #expect(list.insert(element) == model.insert(element).inserted)
            } else {
                #expect(list.remove(element) == (model.remove(element) != nil))
            }
            if step.isMultiple(of: 2500) { #expect(elements(list) == model.sorted()) }
        }
        let sorted = model.sorted()
        #expect(elements(list) == sorted)
        #expect(list.count == sorted.count)
        for index in sorted.indices {
            let place = list.place(at: index)
            #expect(list[place] == sorted[index])
            #expect(list.index(of: place) == index)
            #expect(list.lowerBound(of: sorted[index]) == place)
            #expect(list.place(before: place).map { list[$0] } == (index == 0 ? nil : sorted[index - 1]))
        }
        for element in stride(from: Int64(0), through: 8001, by: 17) {
            #expect(list.contains(element) == model.contains(element))
            #expect(list.index(of: list.lowerBound(of: element)) == sorted.prefix { $0 < element }.count)
        }
    }

    @Test func `a copy does not see later writes`() {
        var list = AscendingList<Int64>()
        for element in 1...Int64(3000) { list.insert(element) }
        let copy = list
        list.remove(1500)
        list.insert(5000)
        #expect(elements(copy) == Array(1...3000))
    }
}

@Suite struct RowMergeTests {
    @Test(arguments: [1, 2, 11, 70])
    func `a merge runs through all lists in order, from anywhere, both ways`(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        var lists = Array(repeating: AscendingList<UInt32>(), count: count)
        var rows: [UInt32] = []
        for row in 0..<UInt32(5000) where Bool.random(using: &random) {
            lists[Int.random(in: 0..<count, using: &random)].insert(row)
            rows.append(row)
        }
        func run(_ merge: RowMerge) -> [UInt32] {
            var merge = merge
            var rows: [UInt32] = []
            while case let next = merge.next(7), !next.isEmpty { rows += next }
            return rows
        }
        for bound in [0, 1, 777, 2500, 4999, 5000, UInt32.max] {
            #expect(run(RowMerge(descending: lists, before: bound)) == rows.filter { $0 < bound }.reversed())
            #expect(run(RowMerge(ascending: lists, from: bound)) == rows.filter { $0 >= bound })
        }
        for skipped in stride(from: 0, to: rows.count, by: 13) {
            let end = RowMerge.end(in: lists, skipping: skipped, of: 5000)
            var merge = RowMerge(descending: lists, before: end)
            #expect(merge.next(1) == [rows[rows.count - 1 - skipped]])
        }
    }
}
