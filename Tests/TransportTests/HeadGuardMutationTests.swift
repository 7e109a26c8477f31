import Testing

@testable import Transport

@Suite struct HeadGuardMutationTests {
    /// The same numbers in every run (splitmix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var number = state
            number = (number ^ number >> 30) &* 0xBF58_476D_1CE4_E5B9
            number = (number ^ number >> 27) &* 0x94D0_49BB_1331_11EB
            return number ^ number >> 31
        }
    }

    private static let telling = Array("\r\n\t :;,+-0123456789aAfFxX/*?#%[]\0\u{7F}".utf8)

    private static func mutated(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            let byte = telling.randomElement(using: &numbers) ?? 0
            switch Int.random(in: 0..<5, using: &numbers) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...20, using: &numbers))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &numbers))
            }
        }
        return bytes
    }

    @Test(arguments: 0..<20)
    func `of any bytes in any pieces it says the same`(seed: Int) {
        var numbers = Numbers(state: UInt64(seed))
        let limits = FramingLimits(maxHeadBytes: 200, maxFields: 6, maxBodyBytes: 1_000)
        for row in HeadGuardCase.all {
            let bytes = Self.mutated(row.bytes, &numbers)
            let whole = HeadGuardRun(bytes, limits: limits)
            let cuts = (0..<5).map { _ in Int.random(in: 0...bytes.count, using: &numbers) }.sorted()
            #expect(HeadGuardRun(bytes, cuts: cuts, limits: limits) == whole, "\(bytes) cut at \(cuts)")
            #expect(HeadGuardRun.single(bytes, limits: limits) == whole, "\(bytes)")
        }
    }

    @Test func `events come in their order`() {
        var numbers = Numbers(state: 99)
        for row in HeadGuardCase.all + HeadGuardCase.all {
            let entries = HeadGuardRun(Self.mutated(row.bytes + row.bytes, &numbers)).entries
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
