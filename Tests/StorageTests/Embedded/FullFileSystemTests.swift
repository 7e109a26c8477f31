import Domain
import Foundation
import Testing

@testable import Storage

/// A real file system without room: a tmpfs of 2 MiB, where this process may mount one.
@Suite(.serialized) struct FullFileSystemTests {
    private static func withSmallFileSystem(_ body: (String) async throws -> Void) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "miniter-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: path) }
        guard mount("tmpfs", path, "tmpfs", 0, "size=2m") == 0 else {
            print("no file system could be mounted here, which takes root: \(String(cString: strerror(errno)))")
            return
        }
        defer { umount(path) }
        try await body(path)
    }

    @Test func `without room there are no writes, with room again there are, and nothing acknowledged is lost`()
        async throws
    {
        try await Self.withSmallFileSystem { path in
            var settings = Scenario.settings
            settings.writeDeadlineMilliseconds = 200
            let directory = try DataDirectory(holding: PosixFileSystem(directory: path + "/data"))
            let store = try EmbeddedStore.open(directory, settings: settings, clock: Scenario.clock) { _ in }
            let filler = path + "/filler"
            try Data(count: 1_200_000).write(to: URL(filePath: filler))
            guard case .write(let signUp) = Scenario.user("a"),
                case .write(let post) = Scenario.tweet(1, String(repeating: "가", count: 280))
            else { return }
            try await signUp(store)
            var acknowledged = 0
            while (try? await post(store)) != nil { acknowledged += 1 }
            #expect(acknowledged > 100)
            let readable = try store.read { state in state.tweetCount }
            #expect(readable >= acknowledged)
            try FileManager.default.removeItem(atPath: filler)
            while (try? await post(store)) == nil { await Task.yield() }
            acknowledged += 1
            store.close()
            let again = try EmbeddedStore.open(
                DataDirectory(holding: PosixFileSystem(directory: path + "/data")),
                settings: settings,
                clock: Scenario.clock
            ) { _ in }
            #expect(try again.read { state in state.tweetCount } >= acknowledged)
            again.close()
        }
    }
}
