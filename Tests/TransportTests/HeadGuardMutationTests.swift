import Testing

@testable import Transport

@Suite struct HeadGuardMutationTests {
    @Test(arguments: 0..<20)
    func `of any bytes in any pieces it says the same`(seed: Int) {
        var mutation = HeadGuardMutation(seed: seed)
        let limits = FramingLimits(maxHeadBytes: 200, maxFields: 6, maxBodyBytes: 1_000)
        for row in HeadGuardCase.all {
            let bytes = mutation.mutated(row.bytes)
            let whole = HeadGuardRun(bytes, limits: limits)
            let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &mutation.random) }.sorted()
            #expect(HeadGuardRun(bytes, cuts: cuts, limits: limits) == whole, "\(bytes) cut at \(cuts)")
            #expect(HeadGuardRun.single(bytes, limits: limits) == whole, "\(bytes)")
        }
    }

    @Test func `events come in their order`() {
        var mutation = HeadGuardMutation(seed: 99)
        for row in HeadGuardCase.all + HeadGuardCase.all {
            let entries = HeadGuardRun(mutation.mutated(row.bytes + row.bytes)).entries
            #expect(entries.map(\.place) == entries.map(\.place).sorted())
            for (event, next) in zip(entries.map(\.event), entries.dropFirst().map(\.event)) {
                switch (event, next) {
                case (.headBegan, .headEnded), (.headBegan, .refused), (.headEnded, .requestEnded),
                    (.headEnded(.chunked), .refused), (.requestEnded, .headBegan), (.requestEnded, .refused):
                    break
                default: Issue.record("\(event), then \(next): \(row)")
                }
            }
        }
    }
}
