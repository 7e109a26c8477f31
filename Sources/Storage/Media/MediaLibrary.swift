public import Domain
import Synchronization
internal import Workers

/// The pictures of an engine. Reading and writing run on threads of their own, writing on one: what is saved, and what
/// is found unused and removed, follow each other.
public final class MediaLibrary: MediaStore {
    /// What all threads share.
    private struct Desk {
        /// How many savers hold each picture.
        var holds: [Picture: Int] = [:]
        /// Pictures that may have become unused, and go with the next work of the writing thread.
        var doubtful: Set<Picture> = []
        /// How many have gone; a reader that began before one did must not keep what it has read.
        var removals = 0
        var cache: MediaCache
    }

    let shelf: any MediaShelf
    private let digest: @Sendable ([UInt8]) -> [UInt8]
    private let isUsed: @Sendable (Picture) -> Bool
    private let writer: WorkerPool
    private let readers: WorkerPool
    private let desk: Mutex<Desk>

    init(
        _ shelf: any MediaShelf,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        cacheBytes: Int,
        isUsed: @escaping @Sendable (Picture) -> Bool
    ) throws(ThreadFailure) {
        self.shelf = shelf
        self.digest = digest
        self.isUsed = isUsed
        writer = try WorkerPool("media-write", threads: 1, queue: 64, givesWay: true)
        readers = try WorkerPool("media-read", threads: 2, queue: 256, givesWay: true)
        desk = Mutex(Desk(cache: MediaCache(capacity: cacheBytes)))
    }

    public func save(_ content: ArraySlice<UInt8>, as type: PictureType) async throws(Failure) -> Picture {
        let saved = await writer.run { [self] in
            Result { () throws(Failure) in try put(Array(content), as: type) }
        }
        guard let saved else { throw .unavailable(retryAfter: 1) }
        return try saved.get()
    }

    public func release(_ picture: Picture) async {
        desk.withLock { desk in
            let holds = (desk.holds[picture] ?? 1) - 1
            desk.holds[picture] = holds == 0 ? nil : holds
        }
        if !isUsed(picture) { await remove(picture) }
    }

    public func remove(_ picture: Picture) async {
        desk.withLock { _ = $0.doubtful.insert(picture) }
        // Where too much is waiting, it goes with what waits.
        _ = await writer.run { [self] in clear() }
    }

    public func content(of picture: Picture) async throws(Failure) -> [UInt8]? {
        let (cached, removals) = desk.withLock { ($0.cache.content(of: picture), $0.removals) }
        if let cached { return cached }
        let found = await readers.run { [self] in
            Result { () throws(Failure) in
                let content = try shelf.content(of: picture)
                guard let content else { return [UInt8]?.none }
                desk.withLock { if $0.removals == removals { $0.cache.insert(content, of: picture) } }
                return content
            }
        }
        guard let found else { throw .unavailable(retryAfter: 1) }
        return try found.get()
    }

    /// Removes what no user has: what a process that ended in between has left. To be called before anything is served.
    /// - Throws: `internal` where the pictures cannot be listed.
    public func removeUnused() async throws(Failure) {
        let removed = await writer.run { [self] in
            Result { () throws(Failure) in
                let pictures = try shelf.pictures()
                desk.withLock { $0.doubtful.formUnion(pictures) }
                clear()
            }
        }
        try removed?.get()
    }

    /// Ends the threads; what waits is refused.
    public func close() {
        writer.close()
        readers.close()
    }

    /// On the writing thread.
    private func put(_ content: [UInt8], as type: PictureType) throws(Failure) -> Picture {
        clear()
        let picture = Picture(digest: digest(content), type: type)
        desk.withLock { $0.holds[picture, default: 0] += 1 }
        do throws(Failure) {
            try shelf.put(content, as: picture)
        } catch {
            desk.withLock { desk in
                let holds = (desk.holds[picture] ?? 1) - 1
                desk.holds[picture] = holds == 0 ? nil : holds
                desk.doubtful.insert(picture)
            }
            clear()
            throw error
        }
        return picture
    }

    /// On the writing thread: nobody can come to hold a picture between the look and the removal, nor to use one that
    /// nobody holds.
    private func clear() {
        let doubtful = desk.withLock { desk in
            defer { desk.doubtful = [] }
            return desk.doubtful.filter { desk.holds[$0] == nil }
        }
        for picture in doubtful where !isUsed(picture) {
            // A file that stays is found again at the next start.
            try? shelf.remove(picture)
            desk.withLock { desk in
                desk.removals += 1
                desk.cache.remove(picture)
            }
        }
    }
}
