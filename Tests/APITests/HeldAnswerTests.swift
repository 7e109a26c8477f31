import Domain
import Foundation
import HTTP
import Storage
import Synchronization
import Testing

@testable import API

@Suite struct HeldAnswerTests {
    /// A real directory on a disk that is full when the test says so.
    private final class TightDisk: FileSystem {
        private let disk: PosixFileSystem
        let isFull = Mutex(false)

        init(_ disk: PosixFileSystem) {
            self.disk = disk
        }

        var directory: String { disk.directory }

        func write(_ file: FileNumber, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFailure) -> Int {
            if isFull.withLock({ $0 }) { throw FileFailure(.write, directory, code: ENOSPC) }
            return try disk.write(file, bytes, from: start, at: offset)
        }

        func prepare() throws(FileFailure) { try disk.prepare() }
        func lock(_ name: String) throws(FileFailure) -> FileNumber? { try disk.lock(name) }
        func list() throws(FileFailure) -> [String] { try disk.list() }
        func open(_ name: String) throws(FileFailure) -> FileNumber? { try disk.open(name) }
        func create(_ name: String) throws(FileFailure) -> FileNumber { try disk.create(name) }
        func openForWriting(_ name: String) throws(FileFailure) -> FileNumber { try disk.openForWriting(name) }
        func size(_ file: FileNumber) throws(FileFailure) -> Int { try disk.size(file) }
        func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
            try disk.read(file, at: offset, count: count)
        }
        func truncate(_ file: FileNumber, to size: Int) throws(FileFailure) { try disk.truncate(file, to: size) }
        func sync(_ file: FileNumber) throws(FileFailure) { try disk.sync(file) }
        func syncDirectory() throws(FileFailure) { try disk.syncDirectory() }
        func rename(_ name: String, to new: String) throws(FileFailure) { try disk.rename(name, to: new) }
        func remove(_ name: String) throws(FileFailure) { try disk.remove(name) }
        func close(_ file: FileNumber) { disk.close(file) }
    }

    @Test func `who posts is told so once the tweet is kept, and of its loss where it cannot be`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "miniter-\(UUID())").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        let disk = TightDisk(PosixFileSystem(directory: path))
        var settings = EmbeddedSettings()
        settings.writeDeadlineMilliseconds = 50
        settings.retryMilliseconds = 5
        let opened = Mutex<EmbeddedStore?>(nil)
        let site = try await Site(store: { [settings] clock in
            let store = try EmbeddedStore.open(DataDirectory(holding: disk), settings: settings, clock: clock) { _ in }
            opened.withLock { $0 = store }
            return store
        })
        defer { opened.withLock { $0 }?.close() }
        let ann = try await site.join("ann").access
        func post() async -> Response { await site.ask(.post, "/v2/tweets", token: ann, json: #"{"content":"kept"}"#) }

        let kept = await post()
        #expect(kept.status == .created)
        #expect(kept.json.code == nil)
        disk.isFull.withLock { $0 = true }
        // The first waits until its time is over; the next one is refused at once.
        for _ in 0..<2 {
            let lost = await post()
            #expect(lost.status == .serviceUnavailable)
            #expect(lost.json.code == "COMMON_008")
            #expect(lost.header("Retry-After") == "1")
            #expect(lost.header("X-Request-Id") != nil)
        }
        disk.isFull.withLock { $0 = false }
        while await post().status != .created { await Task.yield() }
    }
}
