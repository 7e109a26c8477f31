import Testing

@testable import Storage

@Suite struct BatcherTests {
    private static func add(_ lsns: ClosedRange<Int64>, to batcher: inout Batcher<String>) {
        for lsn in lsns { batcher.append(lsn: lsn) { $0 += [UInt8](repeating: 0, count: 10) } }
    }

    @Test func `what comes while a batch is under way is the next batch`() {
        var batcher = Batcher<String>(durable: 0)
        Self.add(1...3, to: &batcher)
        let answer1 = batcher.depart()?.lsn
        #expect(answer1 == 3)
        Self.add(4...5, to: &batcher)
        let answer2 = batcher.depart() == nil
        #expect(answer2)
        _ = batcher.arrive()
        #expect(batcher.durable == 3)
        let next = batcher.depart()
        #expect(next?.records == 2)
        #expect(next?.lsn == 5)
    }

    @Test func `who waits is resumed when its record is durable, not sooner`() {
        var batcher = Batcher<String>(durable: 0)
        Self.add(1...2, to: &batcher)
        let isTwo = batcher.wait(for: 2, until: 100, "two")
        #expect(isTwo)
        _ = batcher.depart()
        Self.add(3...3, to: &batcher)
        let isThree = batcher.wait(for: 3, until: 100, "three")
        #expect(isThree)
        let isOne = batcher.wait(for: 1, until: 100, "one")
        #expect(isOne)
        let answer3 = batcher.arrive()
        #expect(answer3 == ["one", "two"])
        let isLate = batcher.wait(for: 2, until: 100, "late")
        #expect(!isLate)
        _ = batcher.depart()
        let answer4 = batcher.arrive()
        #expect(answer4 == ["three"])
    }

    @Test func `a batch is bounded in records and in bytes`() {
        var byRecords = Batcher<String>(durable: 0, maximumRecords: 2)
        #expect(byRecords.hasRoom)
        Self.add(1...2, to: &byRecords)
        #expect(!byRecords.hasRoom)
        _ = byRecords.depart()
        #expect(byRecords.hasRoom)
        var byBytes = Batcher<String>(durable: 0, maximumBytes: 15)
        Self.add(1...1, to: &byBytes)
        #expect(byBytes.hasRoom)
        Self.add(2...2, to: &byBytes)
        #expect(!byBytes.hasRoom)
    }

    @Test func `who has waited past its deadline is given up, and nobody else`() {
        var batcher = Batcher<String>(durable: 0)
        Self.add(1...2, to: &batcher)
        _ = batcher.wait(for: 1, until: 10, "soon")
        _ = batcher.wait(for: 2, until: 20, "later")
        let answer5 = batcher.expire(at: 9)
        #expect(answer5 == [])
        let answer6 = batcher.expire(at: 10)
        #expect(answer6 == ["soon"])
        _ = batcher.depart()
        let answer7 = batcher.arrive()
        #expect(answer7 == ["later"])
        #expect(batcher.isIdle)
    }
}
