import Domain
import Testing

@testable import Storage

/// Disks that are full, and disks that fail.
@Suite struct FaultTests {
    private static func write(_ store: EmbeddedStore, _ step: Scenario.Step) async throws(Failure) {
        if case .write(let write) = step { try await write(store) }
    }

    private static func succeeds(_ store: EmbeddedStore, _ step: Scenario.Step) async -> Bool {
        (try? await write(store, step)) != nil
    }

    @Test func `a full disk takes no writes, is read all the same, and heals without a loss`() async throws {
        let disk = SimulatedDisk()
        let events = Events()
        var settings = Scenario.settings
        settings.writeDeadlineMilliseconds = 50
        let store = try Scenario.open(disk, settings: settings, report: { events.add($0.description) })
        try await Self.write(store, Scenario.user("a"))
        disk.setCapacity(0)
        await #expect(throws: Failure.self) { try await Self.write(store, Scenario.tweet(1, "does not fit")) }
        await #expect(throws: Failure.unavailable(retryAfter: 1)) {
            try await Self.write(store, Scenario.tweet(1, "refused at once"))
        }
        let first = try #require(User.ID(rawValue: 1))
        let user = try await store.user(first).value
        #expect(user?.user.username == "a")
        disk.setCapacity(.max)
        while await !Self.succeeds(store, Scenario.tweet(1, "room again")) { await Task.yield() }
        let live = try store.read { state in fingerprint(state) }
        let killed = disk.afterPowerCut(seed: 0)
        store.close()
        let again = try Scenario.open(killed)
        #expect(try again.read { state in fingerprint(state) } == live)
        again.close()
        #expect(events.all.contains { $0.contains("no room") })
        #expect(events.all.contains { $0.contains("room again") })
    }

    @Test func `a write that is taken in part is cut off and written again whole`() async throws {
        let disk = SimulatedDisk()
        let store = try Scenario.open(disk)
        disk.meet(.write, [.short(3), .full, .short(7)])
        try await Self.write(store, Scenario.user("a"))
        let live = try store.read { state in fingerprint(state) }
        let killed = disk.afterPowerCut(seed: 0)
        store.close()
        let again = try Scenario.open(killed)
        #expect(try again.read { state in fingerprint(state) } == live)
        again.close()
    }

    @Test(arguments: [
        [FileFailure.Operation.sync: [SimulatedDisk.Fault.failure]],
        [.write: [.failure]],
        [.write: [.short(3), .full], .truncate: [.failure]],
    ])
    func `after a failure that leaves the file unknown nothing is acknowledged and the process is told to end`(
        faults: [FileFailure.Operation: [SimulatedDisk.Fault]]
    ) async throws {
        let disk = SimulatedDisk()
        let ended = Events()
        let store = try Scenario.open(disk, fatal: { ended.add($0.description) })
        try await Self.write(store, Scenario.user("a"))
        for (operation, kinds) in faults { disk.meet(operation, kinds) }
        await #expect(throws: Failure.self) { try await Self.write(store, Scenario.user("b")) }
        await #expect(throws: Failure.self) { try await Self.write(store, Scenario.user("c")) }
        #expect(ended.all.count == 1)
        store.close()
    }
}
