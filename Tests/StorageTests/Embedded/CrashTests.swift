import Domain
import Testing

@testable import Storage

@Suite struct CrashTests {
    /// Stops at every call of a story, and looks at what a start afterwards finds.
    /// - Returns: what went wrong, a line each.
    static func stopEverywhere(_ forgetting: SimulatedDisk.Forgetting, seeds: ClosedRange<UInt64>) async -> [String] {
        let reference = SimulatedDisk(forgetting: forgetting)
        let prints = await Scenario.everything.play(on: reference)
        #expect(prints.count == Scenario.everything.writes + 1)
        var faults: [String] = []
        for call in 1...reference.calls {
            let disk = SimulatedDisk(forgetting: forgetting)
            disk.stop(atCall: call)
            let acknowledged = await Scenario.everything.play(on: disk)
            if acknowledged != Array(prints.prefix(acknowledged.count)) { faults.append("\(call): another story") }
            // What was under way may be there too; nothing else may.
            let allowed = Set(prints.dropFirst(max(0, acknowledged.count - 1)).prefix(2))
            for seed in seeds {
                let image = disk.afterPowerCut(seed: seed)
                if let fault = recover(image, allowed) {
                    faults.append("\(call) of \(reference.log[call - 1]), part \(seed): \(fault)")
                } else if seed < 3 {
                    faults += stopRecoveryEverywhere(disk, seed: seed, allowed).map { "\(call), part \(seed): \($0)" }
                }
            }
        }
        return faults
    }

    private static func stopRecoveryEverywhere(
        _ disk: SimulatedDisk,
        seed: UInt64,
        _ allowed: Set<String>
    ) -> [String] {
        var faults: [String] = []
        for call in 1... {
            let image = disk.afterPowerCut(seed: seed)
            image.stop(atCall: call)
            if case .some = recover(image, allowed) {
                for part in [0, 1, 2] as [UInt64] {
                    let again = image.afterPowerCut(seed: part)
                    if let fault = recover(again, allowed) {
                        faults.append("stopped at call \(call) of the recovery, part \(part): \(fault)")
                    }
                }
            } else {
                return faults
            }
        }
        return faults
    }

    /// - Returns: what is wrong with it; nil where it is as it should be, and stays so.
    private static func recover(_ disk: SimulatedDisk, _ allowed: Set<String>) -> String? {
        do throws(StorageFailure) {
            let recovery = Recovery(files: disk) { _ in }
            guard let manifest = try recovery.manifest() else {
                let opening = try recovery.begin(
                    Manifest(epoch: 1, current: Manifest.Generation(snapshot: nil, journals: []))
                )
                disk.close(opening.journal.number)
                return allowed.isEmpty || allowed.contains(fingerprint(State(epoch: 1))) ? nil : "everything is gone"
            }
            let loaded = try recovery.load(manifest)
            _ = try recovery.settle(loaded)
            let found = fingerprint(loaded.state)
            if !allowed.isEmpty, !allowed.contains(found) { return "another state: \(found)" }
            guard let settled = try recovery.manifest() else { return "the manifest is gone" }
            let again = try recovery.load(settled)
            try recovery.checkPrevious(of: settled)
            return fingerprint(again.state) == found ? nil : "the second start finds another state"
        } catch {
            return error.description
        }
    }

    @Test func `a stop at any call loses nothing that was acknowledged and adds nothing that was not sent`() async {
        let faults = await Self.stopEverywhere(.nothing, seeds: 0...5)
        #expect(faults == [])
    }

    @Test(arguments: [SimulatedDisk.Forgetting.fileSync, .directorySync])
    func `a disk that forgets a kind of sync does not pass`(_ forgetting: SimulatedDisk.Forgetting) async {
        let faults = await Self.stopEverywhere(forgetting, seeds: 0...3)
        #expect(!faults.isEmpty)
    }
}
