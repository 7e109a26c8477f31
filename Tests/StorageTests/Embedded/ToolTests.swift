import Domain
import Synchronization
import Testing

@testable import Storage

/// `verify`, `export`, `import` and `backup`, on disks in memory.
@Suite struct ToolTests {
    /// A directory with some of everything, and what it holds; its server still works on it.
    private static func served() async throws -> (disk: SimulatedDisk, store: EmbeddedStore) {
        let disk = SimulatedDisk()
        let store = try Scenario.open(disk)
        for case .write(let write) in [
            Scenario.user("a"), Scenario.user("구미"), Scenario.tweet(1, "첫 글"), Scenario.tweet(2, "second\n\"quoted\""),
            Scenario.follow(1, 2), Scenario.session(1),
        ] {
            try await write(store)
        }
        try await store.snapshot()
        if case .write(let write) = Scenario.tweet(1, "after the snapshot") { try await write(store) }
        return (disk, store)
    }

    private static func export(_ disk: SimulatedDisk) throws -> [UInt8] {
        var document: [UInt8] = []
        _ = try ExportData(disk).run { part in
            document += part
            return true
        }
        return document
    }

    private static func store(importing document: [UInt8]) async throws -> (SimulatedDisk, ImportData.Summary) {
        let files = SimulatedDisk()
        files.put("document", document)
        let disk = SimulatedDisk()
        let store = try Scenario.open(disk)
        defer { store.close() }
        return (disk, try await ImportData("document", in: files).run(into: store))
    }

    @Test func `verify counts what is there, beside a server and after it`() async throws {
        let (disk, store) = try await Self.served()
        #expect(try VerifyData(disk).run() == VerifyData.Summary(users: 2, tweets: 3, records: 1))
        store.close()
        #expect(try VerifyData(disk).run().tweets == 3)
        #expect(try VerifyData(SimulatedDisk()).run() == VerifyData.Summary())
    }

    @Test func `what is exported, imported and exported again is the same, to the byte`() async throws {
        let (disk, store) = try await Self.served()
        defer { store.close() }
        let document = try Self.export(disk)
        let (copy, summary) = try await Self.store(importing: document)
        #expect(summary == ImportData.Summary(users: 2, tweets: 3))
        #expect(try Self.export(copy) == document)
    }

    @Test func `an export holds no password, no session and no e-mail`() async throws {
        let (disk, store) = try await Self.served()
        defer { store.close() }
        let text = String(decoding: try Self.export(disk), as: UTF8.self)
        for secret in ["$a", "a@example.com", "email", "password", "session"] { #expect(!text.contains(secret)) }
    }

    @Test func `a document is imported into an empty store only`() async throws {
        let (disk, store) = try await Self.served()
        defer { store.close() }
        let files = SimulatedDisk()
        files.put("document", try Self.export(disk))
        await #expect(throws: ImportData.Refusal.notEmpty) {
            try await ImportData("document", in: files).run(into: store)
        }
    }

    @Test func `texts are imported into any store; each author becomes a user once`() async throws {
        let (disk, store) = try await Self.served()
        defer { store.close() }
        let files = SimulatedDisk()
        let lines = """
            {"author": "가", "date": "2016-01-02", "text": "하나"}
            {"author": "나", "date": "2016-01-02", "text": "둘"}
            {"author": "가", "date": "2016-01-03", "text": "셋"}

            """
        files.put("texts", Array(lines.utf8))
        let summary = try await ImportData("texts", in: files).run(into: store)
        #expect(summary == ImportData.Summary(users: 2, tweets: 3))
        #expect(try VerifyData(disk).run().tweets == 6)
    }

    @Test(arguments: [
        ("{\"author\": \"a\"}\n", 1), ("{\"author\": \"a\", \"date\": \"2016-01-02\", \"text\": \"x\"}\nnothing\n", 2),
        ("{\"miniter\": 99,\n\"users\": [\n", 1),
    ])
    func `a line that cannot be read is named, and the file changes nothing before it`(text: String, line: Int)
        async throws
    {
        let files = SimulatedDisk()
        files.put("file", Array(text.utf8))
        let store = try Scenario.open(SimulatedDisk())
        defer { store.close() }
        do {
            _ = try await ImportData("file", in: files).run(into: store)
            Issue.record("it was imported")
        } catch .line(let number, _) {
            #expect(number == line)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func `a backup beside a server opens as a store of its own, and goes nowhere but into an empty directory`()
        async throws
    {
        let (disk, store) = try await Self.served()
        let before = try store.read { state in fingerprint(state) }
        let target = SimulatedDisk()
        let directory = try DataDirectory(holding: target)
        #expect(try BackUpData(disk, to: directory).run().tweets == 3)
        directory.release()
        store.close()
        let copy = try Scenario.open(target)
        #expect(try copy.read { state in fingerprint(state) } == before)
        copy.close()
        #expect(throws: StorageFailure.self) { try BackUpData(disk, to: DataDirectory(holding: target)).run() }
    }
}
