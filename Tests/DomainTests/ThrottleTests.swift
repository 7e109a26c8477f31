import TestSupport
import Testing

@testable import Domain

/// One attempt of a table: under which key, when, and what is to come of it.
private struct Attempt: Sendable {
    let key: UInt64
    let seconds: Double
    /// Seconds until it would be admitted; 0 where it is.
    let wait: Double

    init(_ key: UInt64, at seconds: Double, waits wait: Double = 0) {
        self.key = key
        self.seconds = seconds
        self.wait = wait
    }
}

@Suite struct ThrottleTests {
    private static let tables: [(String, Int, [Attempt])] = [
        ("a bucket holds a minute's attempts", 3, [.init(1, at: 0), .init(1, at: 0), .init(1, at: 0)]),
        (
            "one more waits for the first token to come back", 2,
            [
                .init(1, at: 0), .init(1, at: 0), .init(1, at: 0, waits: 30), .init(1, at: 10, waits: 20),
                .init(1, at: 30),
                .init(1, at: 30, waits: 30),
            ]
        ),
        (
            "a refused attempt costs nothing", 1,
            [
                .init(1, at: 0), .init(1, at: 1, waits: 59), .init(1, at: 2, waits: 58),
                .init(1, at: 59.999999, waits: 0.000001),
                .init(1, at: 60),
            ]
        ),
        ("keys are apart", 1, [.init(1, at: 0), .init(2, at: 0), .init(2, at: 0, waits: 60), .init(1, at: 60)]),
        (
            "tokens come back evenly", 6,
            [
                .init(1, at: 0), .init(1, at: 0), .init(1, at: 0), .init(1, at: 0), .init(1, at: 0), .init(1, at: 0),
                .init(1, at: 0, waits: 10), .init(1, at: 10), .init(1, at: 10, waits: 10), .init(1, at: 30),
                .init(1, at: 30),
                .init(1, at: 30, waits: 10),
            ]
        ),
        (
            "more than a bucket is never saved up", 2,
            [
                .init(1, at: 0), .init(1, at: 1000), .init(1, at: 1000), .init(1, at: 1000, waits: 30),
            ]
        ),
    ]

    @Test(arguments: tables)
    fileprivate func `a bucket admits so many a minute`(rule: String, perMinute: Int, attempts: [Attempt]) {
        var throttle = Throttle(perMinute: perMinute, capacity: 64)
        for (number, attempt) in attempts.enumerated() {
            let now = Int64((attempt.seconds * 1e6).rounded())
            let wait = throttle.wait(for: attempt.key, at: now)
            #expect(wait == Int64((attempt.wait * 1e6).rounded()), "\(rule): \(number)")
            if wait == 0 { throttle.take(attempt.key, at: now) }
        }
    }

    @Test(arguments: [1, 2, 7, 10, 30, 59, 60, 61, 1000, 10_000, 60_000])
    func `exactly so many are admitted at once, and a minute fills any bucket`(perMinute: Int) {
        var throttle = Throttle(perMinute: perMinute, capacity: 8)
        for now: Int64 in [5, 60_000_005] {
            var admitted = 0
            while throttle.wait(for: 1, at: now) == 0, admitted <= perMinute {
                throttle.take(1, at: now)
                admitted += 1
            }
            #expect(admitted == perMinute)
            #expect(throttle.wait(for: 1, at: now) <= 60_000_000)
        }
    }

    @Test func `a flood of keys does not fill an empty bucket`() {
        var throttle = Throttle(perMinute: 10, capacity: 1024)
        var numbers = SplitMix(seed: 13)
        for _ in 0..<10 { throttle.take(1, at: 0) }
        for number in 0..<100_000 {
            let key = numbers.next()
            if throttle.wait(for: key, at: Int64(number)) == 0 { throttle.take(key, at: Int64(number)) }
        }
        #expect(throttle.wait(for: 1, at: 100_000) > 0)
    }

    @Test func `no more keys are remembered than there is room for`() {
        var stamps = Stamps(capacity: 64)
        for key in 1...10_000 as ClosedRange<UInt64> { stamps[key] = Int64(key) }
        #expect((1...10_000 as ClosedRange<UInt64>).count { stamps[$0] != nil } == 64)
    }

    @Test func `of too many moments the earliest are forgotten`() {
        var stamps = Stamps(capacity: 8)
        for key in 1...9 as ClosedRange<UInt64> { stamps[key] = Int64(100 - key) }
        // The table had room for eight: the ninth took the place of the earliest, which was the eighth.
        #expect((1...9 as ClosedRange<UInt64>).filter { stamps[$0] == nil } == [8])
        stamps[1] = 5
        #expect(stamps[1] == 5)
        #expect(stamps[0] == nil)
    }
}
