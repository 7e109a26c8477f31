import Crypto
import Domain
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Storage

@Suite struct MediaLibraryTests {
    private static let digest: @Sendable ([UInt8]) -> [UInt8] = { Array(SHA256.hash(data: $0)) }

    /// A library, and what users have by all that is known.
    private final class Shelf: Sendable {
        let used = Mutex<Set<Picture>>([])
        let path = NSTemporaryDirectory() + "media-\(UUID().uuidString)"

        func library(cacheBytes: Int = 1 << 20) throws -> MediaLibrary {
            try .inDirectory(path, cacheBytes: cacheBytes, digest: MediaLibraryTests.digest) { [self] picture in
                used.withLock { $0.contains(picture) }
            }
        }

        var files: [String] {
            (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
        }

        func use(_ picture: Picture) { used.withLock { _ = $0.insert(picture) } }
        func disuse(_ picture: Picture) { used.withLock { _ = $0.remove(picture) } }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    @Test func `a picture is a file named by its content, for its owner's eyes only`() async throws {
        let shelf = Shelf()
        let library = try shelf.library()
        let picture = try await library.save(SamplePicture.png[...], as: .png)
        let digest = SHA256.hash(data: SamplePicture.png).map { String(format: "%02x", $0) }.joined()
        #expect(picture.fileName == "\(digest).png")
        #expect(shelf.files == [picture.fileName])
        #expect(FileManager.default.contents(atPath: "\(shelf.path)/\(picture.fileName)") == Data(SamplePicture.png))
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(shelf.path)/\(picture.fileName)")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let directory = try FileManager.default.attributesOfItem(atPath: shelf.path)
        #expect(directory[.posixPermissions] as? Int == 0o700)
        #expect(try await library.content(of: picture) == SamplePicture.png)
    }

    @Test(arguments: ["../signing-key", "/etc/passwd", "upload-1.tmp", "", "x"])
    func `a name that no picture has is not looked for`(name: String) async throws {
        let library = try Shelf().library()
        #expect(try await library.content(of: Picture(fileName: name)) == nil)
    }

    @Test func `a released picture that no user has goes away`() async throws {
        let shelf = Shelf()
        let library = try shelf.library()
        let picture = try await library.save(SamplePicture.gif[...], as: .gif)
        #expect(try await library.content(of: picture) != nil)
        await library.release(picture)
        #expect(shelf.files.isEmpty)
        // The memory has forgotten it too.
        #expect(try await library.content(of: picture) == nil)
    }

    @Test func `a picture stays while anyone holds it or has it`() async throws {
        let shelf = Shelf()
        let library = try shelf.library()
        let picture = try await library.save(SamplePicture.png[...], as: .png)
        shelf.use(picture)
        await library.release(picture)
        #expect(shelf.files.count == 1)
        // Someone saves the same one while its user lets it go.
        let again = try await library.save(SamplePicture.png[...], as: .png)
        #expect(again == picture)
        shelf.disuse(picture)
        await library.remove(picture)
        #expect(shelf.files.count == 1)
        await library.release(picture)
        #expect(shelf.files.isEmpty)
    }

    @Test func `at the start, what no user has is removed, and what is not ours is left`() async throws {
        let shelf = Shelf()
        do {
            let library = try shelf.library()
            let kept = try await library.save(SamplePicture.png[...], as: .png)
            shelf.use(kept)
            _ = try await library.save(SamplePicture.gif[...], as: .gif)
        }
        for name in ["upload-7.tmp", "README"] {
            #expect(FileManager.default.createFile(atPath: "\(shelf.path)/\(name)", contents: Data("x".utf8)))
        }
        #expect(shelf.files.count == 4)
        let library = try shelf.library()
        try await library.removeUnused()
        #expect(Set(shelf.files) == shelf.used.withLock { Set($0.map(\.fileName)) }.union(["README"]))
    }

    @Test func `a directory that cannot be made is an error`() {
        #expect(throws: Failure.self) {
            try MediaLibrary.inDirectory("/nonexistent/media", digest: { $0 }, isUsed: { _ in true })
        }
    }

    @Test func `a directory that is gone fails the save and leaves nothing`() async throws {
        let shelf = Shelf()
        let library = try shelf.library()
        try FileManager.default.removeItem(atPath: shelf.path)
        await #expect(throws: Failure.self) { try await library.save(SamplePicture.png[...], as: .png) }
        #expect(shelf.files.isEmpty)
    }

    @Test func `memory takes no more than its bound`() async throws {
        let used = Mutex<Set<Picture>>([])
        let library = try MediaLibrary.inMemory(capacity: SamplePicture.png.count + 10, digest: Self.digest) {
            picture in
            used.withLock { $0.contains(picture) }
        }
        let picture = try await library.save(SamplePicture.png[...], as: .png)
        await #expect(throws: Failure.unavailable(retryAfter: 60)) {
            try await library.save(SamplePicture.gif[...], as: .gif)
        }
        await library.release(picture)
        #expect(try await library.content(of: picture) == nil)
        _ = try await library.save(SamplePicture.gif[...], as: .gif)
    }

    @Test func `many savers of the same picture and of others leave what is used`() async throws {
        let shelf = Shelf()
        let library = try shelf.library(cacheBytes: 4096)
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask { @concurrent in
                    for step in 0..<20 {
                        guard
                            let picture = try? await library.save(SamplePicture.png(step % 5)[...], as: .png)
                        else { continue }
                        if task == 0, step < 5 { shelf.use(picture) }
                        #expect((try? await library.content(of: picture)) != nil)
                        await library.release(picture)
                    }
                }
            }
        }
        #expect(shelf.files.count == 5)
    }

    @Test func `the cache keeps what is asked for, within its bound`() {
        var cache = MediaCache(capacity: 1000)
        let pictures = (0..<100).map { Picture(fileName: "\($0)") }
        for picture in pictures {
            cache.insert(Array(repeating: 1, count: 100), of: picture)
            _ = cache.content(of: pictures[0])
            #expect(cache.bytes <= 1000)
        }
        #expect(cache.content(of: pictures[0]) != nil)
        #expect(cache.content(of: pictures[1]) == nil)
        #expect(cache.content(of: pictures[99]) != nil)
        cache.remove(pictures[99])
        #expect(cache.content(of: pictures[99]) == nil)
        cache.insert(Array(repeating: 1, count: 501), of: pictures[50])
        #expect(cache.content(of: pictures[50]) == nil)
    }
}
