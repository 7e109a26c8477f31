import Synchronization
import TestSupport
import Testing

@testable import Domain

/// Plays random operations against a ledger and a model, and compares what comes out.
struct Play {
    final class Clock: Sendable {
        let time = Atomic<Int64>(1000)
    }

    var ledger: Ledger
    var model = Model()
    var scans = 0
    var pages = 0
    let clock = Clock()
    var random: SplitMix
    /// The latest time of any row.
    private var latest: Int64 = 0
    var nextUser: Int64 = 1
    var nextTweet: Int64 = 1

    init(seed: UInt64) {
        let clock = clock
        ledger = Ledger(
            state: State(epoch: seed),
            clock: { Timestamp(rawValue: clock.time.load(ordering: .relaxed)) },
            random: SplitMix(seed: seed + 100)
        )
        random = SplitMix(seed: seed)
    }

    /// What the clock says.
    var time: Int64 { clock.time.load(ordering: .relaxed) }

    mutating func operate() throws {
        // Sometimes the clock runs backwards.
        clock.time.wrappingAdd(roll(20) == 0 ? -3 : Int64(roll(2)), ordering: .relaxed)
        switch roll(100) {
        case 0..<6: createUser()
        case 6..<12: changeUser()
        case 12: if model.users.count > 12 || roll(10) == 0 { deleteUser() }
        case 13..<50: post()
        case 50..<58: changeTweet()
        case 58..<70: deleteTweet()
        case 70..<84: follow()
        case 84..<90: unfollow()
        case 90..<95: openSession()
        case 95..<98: renewSession()
        default: closeSession()
        }
        #expect(ledger.state.userCount == model.users.count)
        #expect(ledger.state.tweetCount == model.tweets.count)
        #expect(ledger.state.sessionCount == model.sessions.count)
    }

    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &random) }

    /// The time that a row gets.
    mutating func tick() -> Int64 {
        latest = max(latest, time)
        return latest
    }

    mutating func anyUser() -> Int64 {
        switch roll(20) {
        case 0: model.userIDs.randomElement(using: &random) ?? 1
        case 1: Int64(roll(3000) + 1)
        default: model.users.randomElement(using: &random)?.id ?? 1
        }
    }

    mutating func anyTweet() -> Int64 {
        switch roll(20) {
        case 0...2: model.tweetIDs.randomElement(using: &random) ?? 1
        case 3: Int64(roll(20_000) + 1)
        default: model.tweets.randomElement(using: &random)?.id ?? 1
        }
    }

    /// nil mostly; else one of any kind: near, far, known, deleted.
    mutating func anyNewID(known: [Int64]) -> Int64? {
        switch roll(30) {
        case 0: Int64(roll(known.count + 50) + 1)
        case 1: Int64.random(in: 1...Int64.max, using: &random)
        case 2: known.randomElement(using: &random)
        case 3: Int64.max - Int64(roll(3))
        default: nil
        }
    }

    /// The least id that was never given.
    static func next(_ known: [Int64], from start: inout Int64) -> Int64 {
        while known.contains(start) { start += 1 }
        return start
    }

    mutating func anyName() -> String {
        let name = "name\(roll(60))"
        return roll(2) == 0 ? name : name.uppercased()
    }
}
