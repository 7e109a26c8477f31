import Domain
import Testing

@testable import Storage

/// What a start makes of files that are not as they were written. Nothing damaged is ever served in silence.
@Suite struct DamageTests {
    private static let journal = "journal-1.jsonl"

    /// A directory with 200 records, as a kill leaves it, and the state after each of them.
    private static func killed() async throws -> (disk: SimulatedDisk, states: [String]) {
        let disk = SimulatedDisk()
        let store = try Scenario.open(disk)
        var states = [try store.read { state in fingerprint(state) }]
        for number in 0..<200 {
            switch number {
            case 0..<4: try await play(Scenario.user("user\(number)"), store)
            case 4..<20: try await play(Scenario.tweet(1, "글 \(number)"), store)
            case _ where number.isMultiple(of: 2): try await play(Scenario.follow(1, 2), store)
            default: try await play(Scenario.unfollow(1, 2), store)
            }
            states.append(try store.read { state in fingerprint(state) })
        }
        let killed = disk.afterKill()
        store.close()
        return (killed, states)
    }

    private static func play(_ step: Scenario.Step, _ store: EmbeddedStore) async throws {
        if case .write(let write) = step {
            do { try await write(store) } catch .alreadyFriend {
                try await store.unfollow(#require(User.ID(rawValue: 2)), by: #require(User.ID(rawValue: 1))).value
            } catch .notFriend {
                _ = try await store.follow(#require(User.ID(rawValue: 2)), by: #require(User.ID(rawValue: 1))).value
            }
        }
    }

    private static func load(_ disk: SimulatedDisk) throws -> Recovery.Loaded {
        let recovery = Recovery(files: disk) { _ in }
        return try recovery.load(#require(try recovery.manifest()))
    }

    private static func damage(_ disk: SimulatedDisk) -> Damage? {
        do {
            _ = try load(disk)
            return nil
        } catch StorageFailure.damaged(let damage) {
            return damage
        } catch {
            Issue.record("another failure: \(error)")
            return nil
        }
    }

    @Test func `every prefix of a journal of 200 records holds exactly the records that are whole in it`() async throws
    {
        let (disk, states) = try await Self.killed()
        let bytes = try #require(disk.bytes(of: Self.journal))
        var whole = 0
        var found = states[0]
        var wrong: [Int] = []
        for length in 0...bytes.count {
            if length > 0, bytes[length - 1] == UInt8(ascii: "\n") { whole += 1 }
            disk.put(Self.journal, Array(bytes[..<length]))
            let loaded = try Self.load(disk)
            // The state is compared where it may have changed, and counted everywhere.
            if length == 0 || bytes[length - 1] == UInt8(ascii: "\n") { found = fingerprint(loaded.state) }
            if loaded.records != whole || found != states[whole] { wrong.append(length) }
            let isTorn = length > 0 && bytes[length - 1] != UInt8(ascii: "\n")
            if (loaded.tail != nil) != isTorn { wrong.append(-length) }
        }
        #expect(whole == 200)
        #expect(wrong == [])
    }

    @Test func `no record passes with any one bit of 64 KiB flipped`() async throws {
        var bytes: [UInt8] = []
        var position = JournalPosition.start
        var starts: [(offset: Int, position: JournalPosition)] = []
        while bytes.count < 65_536 {
            starts.append((bytes.count, position))
            let record = JournalRecord.mutation(.tweetDeleted(try #require(Tweet.ID(rawValue: position.lsn + 1))))
            JournalLine.append(record, after: &position, to: &bytes)
        }
        starts.append((bytes.count, position))
        var passed: [Int] = []
        for line in 0..<starts.count - 1 {
            let range = starts[line].offset..<starts[line + 1].offset
            // A flip may end the line sooner, or later: the next one then belongs to it.
            let reach = min(bytes.count, range.upperBound + range.count + 8)
            for place in range {
                for bit in 0..<8 {
                    bytes[place] ^= 1 << UInt8(bit)
                    let end = bytes[range.lowerBound..<reach].firstIndex(of: UInt8(ascii: "\n")) ?? reach
                    let isValid =
                        (try? JournalLine.check(bytes, range.lowerBound..<end, after: starts[line].position)) != nil
                    if isValid { passed.append(place * 8 + bit) }
                    bytes[place] ^= 1 << UInt8(bit)
                }
            }
        }
        #expect(passed == [])
    }

    @Test func `a flipped bit refuses, but for one in the last record of a killed process`() async throws {
        let (disk, states) = try await Self.killed()
        let bytes = try #require(disk.bytes(of: Self.journal))
        let last = (bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")) ?? 0) + 1
        // Every 61st bit, so that each kind of place comes, and all of the last two records.
        let bits = Array(stride(from: 0, to: (last - 60) * 8, by: 61)) + Array((last - 60) * 8..<bytes.count * 8)
        for bit in bits {
            var flipped = bytes
            flipped[bit / 8] ^= 1 << UInt8(bit % 8)
            disk.put(Self.journal, flipped)
            if bit / 8 >= last {
                let loaded = try Self.load(disk)
                #expect(loaded.tail?.offset == last, "bit \(bit)")
                #expect(fingerprint(loaded.state) == states[199], "bit \(bit)")
            } else {
                let damage = Self.damage(disk)
                #expect(damage?.file == Self.journal, "bit \(bit)")
                #expect(damage?.offset.map { $0 <= bit / 8 } == true, "bit \(bit)")
                #expect(damage?.lsn != nil, "bit \(bit)")
            }
        }
    }

    @Test func `after a clean stop any damage at all refuses`() async throws {
        let disk = SimulatedDisk()
        let prints = await Scenario.everything.play(on: disk)
        #expect(prints.count == Scenario.everything.writes + 1)
        let manifest = try #require(try Recovery(files: disk) { _ in }.manifest())
        #expect(try fingerprint(Self.load(disk).state) == prints.last)
        for name in manifest.files {
            let bytes = try #require(disk.bytes(of: name))
            for bit in stride(from: 0, to: bytes.count * 8, by: max(1, bytes.count * 8 / 400)) {
                var flipped = bytes
                flipped[bit / 8] ^= 1 << UInt8(bit % 8)
                disk.put(name, flipped)
                let isFound: Bool
                do {
                    let recovery = Recovery(files: disk) { _ in }
                    let loaded = try recovery.load(manifest)
                    try recovery.checkPrevious(of: loaded.manifest)
                    isFound = false
                } catch {
                    isFound = true
                }
                #expect(isFound, "bit \(bit) of \(name)")
            }
            disk.put(name, bytes)
        }
    }

    @Test func `a torn tail is kept beside the journal, cut off, and reported`() async throws {
        let (disk, states) = try await Self.killed()
        let bytes = try #require(disk.bytes(of: Self.journal))
        disk.put(Self.journal, Array(bytes.dropLast(5)))
        let events = Events()
        let store = try Scenario.open(disk, report: { events.add($0.description) })
        #expect(try store.read { state in fingerprint(state) } == states[199])
        store.close()
        #expect(events.all.contains { $0.contains("cut a torn tail") })
        let broken = try #require(disk.bytes(of: Self.journal + ".broken"))
        #expect(bytes.dropLast(5).suffix(broken.count).elementsEqual(broken))
    }

    @Test func `a file that the manifest lists and the disk lacks refuses`() async throws {
        for name in ["journal", "snapshot"] {
            let disk = SimulatedDisk()
            _ = await Scenario.everything.play(on: disk)
            let manifest = try #require(try Recovery(files: disk) { _ in }.manifest())
            let file = try #require(manifest.files.first { $0.hasPrefix(name) })
            try disk.remove(file)
            #expect(Self.damage(disk)?.file == file)
        }
    }

    @Test(arguments: ["", "{}", "{\"format\": 2}", "nonsense"])
    func `a manifest that is not known refuses`(text: String) async throws {
        let disk = SimulatedDisk()
        _ = await Scenario.everything.play(on: disk)
        disk.put(Manifest.name, Array(text.utf8))
        #expect(throws: StorageFailure.self) { _ = try Scenario.open(disk) }
    }

    @Test func `a second store on one directory is refused before it touches anything`() async throws {
        let disk = SimulatedDisk()
        let store = try Scenario.open(disk)
        let calls = disk.calls
        #expect(throws: StorageFailure.inUse(directory: "simulated")) { _ = try Scenario.open(disk) }
        #expect(disk.calls == calls)
        store.close()
        try Scenario.open(disk).close()
    }
}
