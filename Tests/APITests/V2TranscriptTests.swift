import Domain
import HTTP
import Storage
import Synchronization
import TestSupport
import Testing

@testable import API

@Suite struct V2TranscriptTests {
    @Test(arguments: Transcripts.names(of: "V2"))
    func `v2 answers as its transcripts say`(name: String) async throws {
        let site = try await Site()
        let player = TranscriptPlayer { await site.respond($0) }
        let complaints = try await player.play(Transcripts.read(name, of: "V2"))
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }

    @Test func `every operation of v2 succeeds in a transcript, and fails in one`() async throws {
        let seen = Seen()
        for name in Transcripts.names(of: "V2") {
            let site = try await Site(log: Log(access: { seen.add($0) }))
            _ = try await TranscriptPlayer { await site.respond($0) }.play(Transcripts.read(name, of: "V2"))
        }
        let site = try await Site()
        let operations = V2(world: site.world, settings: Settings(), tokens: site.tokens).routes.map(\.operation)
        #expect(operations.count == 26)
        for operation in operations {
            #expect(seen.has("v2.\(operation)", success: true), "\(operation) never succeeds")
            #expect(seen.has("v2.\(operation)", success: false), "\(operation) never fails")
        }
    }

    private final class Seen: Sendable {
        private let entries = Mutex<Set<String>>([])

        func add(_ entry: AccessEntry) {
            _ = entries.withLock { $0.insert("\(entry.operation) \(entry.status.rawValue < 400)") }
        }

        func has(_ operation: String, success: Bool) -> Bool {
            entries.withLock { $0.contains("\(operation) \(success)") }
        }
    }
}
