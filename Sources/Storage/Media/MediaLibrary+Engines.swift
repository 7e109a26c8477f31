public import Domain
public import Workers

extension MediaLibrary {
    /// The pictures of the memory engine.
    /// - Parameters:
    ///   - capacity: the most bytes of all pictures together; beyond it `save` throws `unavailable`.
    ///   - digest: SHA-256.
    ///   - isUsed: whether any user has a picture. It is asked on a thread that may wait.
    public static func inMemory(
        capacity: Int = 268_435_456,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        isUsed: @escaping @Sendable (Picture) -> Bool
    ) throws(ThreadFailure) -> MediaLibrary {
        try MediaLibrary(MediaMemory(capacity: capacity), digest: digest, cacheBytes: 0, isUsed: isUsed)
    }

    /// The pictures in the files of a directory, which is made where it is missing.
    /// - Parameters:
    ///   - path: of the directory; the one above it has to be there.
    ///   - cacheBytes: how much of them is kept in memory.
    ///   - digest: SHA-256.
    ///   - isUsed: whether any user has a picture. It is asked on a thread that may wait.
    /// - Throws: `internal` where the directory cannot be used, or the system has no threads.
    public static func inDirectory(
        _ path: String,
        cacheBytes: Int = 33_554_432,
        digest: @escaping @Sendable ([UInt8]) -> [UInt8],
        isUsed: @escaping @Sendable (Picture) -> Bool
    ) throws(Failure) -> MediaLibrary {
        let shelf = try MediaDirectory(path)
        do {
            return try MediaLibrary(shelf, digest: digest, cacheBytes: cacheBytes, isUsed: isUsed)
        } catch {
            throw .internal(cause: error.description)
        }
    }
}
