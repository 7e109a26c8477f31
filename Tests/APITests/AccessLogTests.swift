import HTTP
import Synchronization
import Testing

@testable import API

@Suite struct AccessLogTests {
    /// Asks 100 times for what is there and 10 times for what is not.
    private func statuses(_ change: (inout Log) -> Void) async throws -> [Int: Int] {
        let entries = Mutex<[Int: Int]>([:])
        var log = Log(access: { entry in entries.withLock { $0[entry.status.rawValue, default: 0] += 1 } })
        change(&log)
        let site = try await Site(log: log)
        for number in 0..<110 {
            _ = await site.ask(.get, number % 11 == 0 ? "/v2/tweets/1" : "/v2/tweets")
        }
        return entries.withLock { $0 }
    }

    @Test func `every answer is logged unless something else is said`() async throws {
        #expect(try await statuses { _ in } == [200: 100, 404: 10])
    }

    @Test func `of the successes one in so many is logged, of the failures every one`() async throws {
        #expect(try await statuses { $0.accessSample = 25 } == [200: 4, 404: 10])
        #expect(try await statuses { $0.accessSample = 1000 } == [200: 1, 404: 10])
    }

    @Test func `what is below the least status is not logged`() async throws {
        #expect(try await statuses { $0.accessFrom = 400 } == [404: 10])
        #expect(try await statuses { $0.accessFrom = 500 } == [:])
    }

    @Test func `the duration is that of the answer`() async throws {
        let durations = Mutex<[UInt64]>([])
        let site = try await Site(log: Log(access: { entry in durations.withLock { $0.append(entry.nanoseconds) } }))
        let before = ContinuousClock.now
        _ = await site.ask(.post, "/v2/users", json: #"{"username":"minji","name":"N","password":"password-1"}"#)
        let passed = ContinuousClock.now - before
        let told = try #require(durations.withLock { $0.first })
        #expect(told > 0 && .nanoseconds(told) <= passed)
    }
}
