import Synchronization
import Testing

@testable import Domain

@Suite struct EventualTests {
    private static func value(_ number: Int, isLater: Bool) -> Eventual<Int> {
        isLater ? .later { number } : .now(number)
    }

    private static func isLater<Value>(_ eventual: Eventual<Value>) -> Bool {
        if case .later = eventual { true } else { false }
    }

    @Test(arguments: [true, false])
    func `what becomes of a value is there when the value is`(isLater: Bool) async throws {
        var calls = 0
        let doubled = try Self.value(21, isLater: isLater).map { number in
            calls += 1
            return "\(2 * number)"
        }
        #expect(Self.isLater(doubled) == isLater)
        #expect(calls == (isLater ? 0 : 1))
        #expect(try await doubled.value == "42")
        #expect(calls == 1)
    }

    @Test(arguments: [(false, false), (false, true), (true, false), (true, true)])
    func `a second wait follows the first`(first: Bool, second: Bool) async throws {
        let sum = try Self.value(40, isLater: first).flatMap { Self.value($0 + 2, isLater: second) }
        #expect(Self.isLater(sum) == (first || second))
        #expect(try await sum.value == 42)
    }

    /// A write whose end a test tells, which comes with the first wait.
    private final class Write: Commitment {
        private let end: Result<Void, Failure>
        private let isOver = Mutex(false)

        init(_ end: Result<Void, Failure>) {
            self.end = end
        }

        var outcome: Result<Void, Failure>? { isOver.withLock { $0 } ? end : nil }

        func wait() async {
            isOver.withLock { $0 = true }
        }
    }

    @Test func `what becomes of a held value is there at once, and told when the write is kept`() async throws {
        let write = Write(.success(()))
        var calls = 0
        let doubled = try Eventual.held(21, until: write).map { number in
            calls += 1
            return "\(2 * number)"
        }
        #expect(calls == 1)
        #expect(write.outcome == nil)
        #expect(try await doubled.value == "42")
        #expect(write.outcome != nil)
    }

    @Test(arguments: [false, true])
    func `what follows a held value waits until the write is kept`(second: Bool) async throws {
        let write = Write(.success(()))
        let sum = try Eventual.held(40, until: write).flatMap { number in
            #expect(write.outcome != nil)
            return Self.value(number + 2, isLater: second)
        }
        #expect(write.outcome == nil)
        #expect(try await sum.value == 42)
    }

    @Test func `a failure after a write is told once the write is kept, or else that it is not`() async throws {
        for (end, failure) in [
            (Result<Void, Failure>.success(()), Failure.noSuchTweet),
            (.failure(.unavailable(retryAfter: 1)), .unavailable(retryAfter: 1)),
        ] {
            let write = Write(end)
            let mapped = try Eventual.held(1, until: write).map { _ throws(Failure) -> Int in throw .noSuchTweet }
            #expect(write.outcome == nil)
            await #expect(throws: failure) { _ = try await mapped.value }
            let followed = try Eventual.held(1, until: Write(end)).flatMap { _ throws(Failure) -> Eventual<Int> in
                throw .noSuchTweet
            }
            await #expect(throws: failure) { _ = try await followed.value }
        }
    }

    @Test func `a failure comes when its cause is there`() async throws {
        #expect(throws: Failure.noSuchTweet) {
            _ = try Self.value(1, isLater: false).map { _ throws(Failure) -> Int in throw .noSuchTweet }
        }
        #expect(throws: Failure.noSuchTweet) {
            _ = try Self.value(1, isLater: false).flatMap { _ throws(Failure) -> Eventual<Int> in throw .noSuchTweet }
        }
        let mapped = try Self.value(1, isLater: true).map { _ throws(Failure) -> Int in throw .noSuchTweet }
        await #expect(throws: Failure.noSuchTweet) { _ = try await mapped.value }
        let failing: Eventual<Int> = .later { () async throws(Failure) in throw .noSuchUser }
        let after = try failing.flatMap { _ throws(Failure) -> Eventual<Int> in throw .noSuchTweet }
        await #expect(throws: Failure.noSuchUser) { _ = try await after.value }
    }
}
