import Domain
import Synchronization

/// Pictures in memory, for the engine that keeps everything there.
final class MediaMemory: MediaShelf {
    private struct Contents {
        var pictures: [Picture: [UInt8]] = [:]
        var bytes = 0
    }

    private let contents = Mutex(Contents())
    private let capacity: Int

    /// - Parameter capacity: the most bytes of all pictures together.
    init(capacity: Int) {
        self.capacity = capacity
    }

    func put(_ content: [UInt8], as picture: Picture) throws(Failure) {
        let fits = contents.withLock { contents in
            if contents.pictures[picture] != nil { return true }
            guard contents.bytes + content.count <= capacity else { return false }
            contents.pictures[picture] = content
            contents.bytes += content.count
            return true
        }
        guard fits else { throw .unavailable(retryAfter: 60) }
    }

    func remove(_ picture: Picture) {
        contents.withLock { $0.bytes -= $0.pictures.removeValue(forKey: picture)?.count ?? 0 }
    }

    func content(of picture: Picture) -> [UInt8]? {
        contents.withLock { $0.pictures[picture] }
    }

    func pictures() -> [Picture] {
        contents.withLock { Array($0.pictures.keys) }
    }
}
