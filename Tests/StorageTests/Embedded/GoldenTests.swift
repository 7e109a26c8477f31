import FoundationEssentials
import Testing

@testable import Storage

/// Directories as earlier versions wrote them are read for ever.
@Suite struct GoldenTests {
    private static let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")

    private static func contents(of name: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(filePath: "/\(folder)/Golden/\(name)")))
    }

    @Test(arguments: ["v1"])
    func `data of every format is read as it was written, and goes on`(format: String) async throws {
        let disk = SimulatedDisk()
        for name in try FileManager.default.contentsOfDirectory(atPath: "/\(Self.folder)/Golden/\(format)") {
            disk.put(name, try Self.contents(of: "\(format)/\(name)"))
        }
        let expected = try String(decoding: Self.contents(of: "\(format).txt"), as: UTF8.self)
        let store = try Scenario.open(disk)
        #expect(try store.read { state in fingerprint(state) } == expected)
        if case .write(let write) = Scenario.tweet(1, "written by this version") { try await write(store) }
        let live = try store.read { state in fingerprint(state) }
        store.close()
        let again = try Scenario.open(disk)
        #expect(try again.read { state in fingerprint(state) } == live)
        again.close()
    }
}
