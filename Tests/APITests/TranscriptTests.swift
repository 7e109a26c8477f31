import Domain
import Examples
import HTTP
import Storage
import Synchronization
import TestSupport
import Testing

@testable import API

@Suite struct TranscriptTests {
    @Test(arguments: Transcripts.all)
    func `every contract answers as its transcripts say`(file: Transcripts.File) async throws {
        try await play(Transcript(file.text()), to: Site())
    }

    @Test(arguments: Transcripts.all.filter { $0.contract == "V1" })
    func `the paths of the latest contract stand without a version, too`(file: Transcripts.File) async throws {
        let text = try file.text().replacing("/v1/", with: "/")
        try await play(Transcript(text), to: Site(settings: Settings(latest: "v1")))
    }

    @Test(arguments: [("V1", 23), ("V2", 28)])
    func `every operation succeeds in a transcript, and fails in one`(folder: String, count: Int) async throws {
        let seen = Seen()
        for file in Transcripts.all where file.contract == folder {
            let site = try await Site(log: Log(access: { seen.add($0) }))
            _ = try await TranscriptPlayer { await site.respond($0) }.play(Transcript(file.text()))
        }
        let contract = try #require(try await Site().contracts.first { $0.name == folder.lowercased() })
        let operations = contract.routes.map { "\(contract.name).\($0.operation)" }
        #expect(operations.count == count)
        for operation in operations {
            #expect(seen.has(operation, success: true), "\(operation) never succeeds")
            #expect(seen.has(operation, success: false), "\(operation) never fails")
        }
    }

    private func play(_ transcript: Transcript, to site: Site) async throws {
        let complaints = try await TranscriptPlayer { await site.respond($0) }.play(transcript)
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
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
