import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct JournalThreadTests {
    /// SCHED_BATCH of sched(7).
    private static let batch: Int32 = 3

    /// The policies of this process's threads of a name.
    private static func policies(ofThreadsNamed name: String) throws -> [Int32] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").compactMap { id in
            // A thread may end meanwhile.
            guard let comm = try? String(contentsOfFile: "/proc/self/task/\(id)/comm", encoding: .utf8),
                comm == name + "\n"
            else { return nil }
            return pid_t(id).map(sched_getscheduler)
        }
    }

    @Test func `the journal's thread lets a loop finish its turn`() async throws {
        let store = try Scenario.open(SimulatedDisk())
        defer { store.close() }
        // Once a write is acknowledged, the thread has begun.
        _ = try await store.create(NewUser(username: "a", name: "A", passwordHash: "$")).value
        #expect(try Self.policies(ofThreadsNamed: "journal").contains(Self.batch))
    }
}
