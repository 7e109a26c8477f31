internal import Synchronization

/// A data directory that this process holds: no other process opens it meanwhile.
public final class DataDirectory: Sendable {
    private static let lockName = "LOCK"

    public let files: any FileSystem
    private let lock: Mutex<FileNumber?>

    /// Makes the directory where there is none, and takes it before anything in it is touched.
    /// - Throws: `inUse`, `cannotCreate`.
    public init(holding files: any FileSystem) throws(StorageFailure) {
        self.files = files
        let number: FileNumber?
        do {
            try files.prepare()
            number = try files.lock(Self.lockName)
        } catch {
            throw .cannotCreate(error.description)
        }
        guard let number else { throw .inUse(directory: files.directory) }
        lock = Mutex(number)
    }

    deinit {
        release()
    }

    /// Lets the directory go.
    public func release() {
        let held = lock.withLock { lock in
            defer { lock = nil }
            return lock
        }
        if let held { files.close(held) }
    }

    /// A small file that is made once and then kept, such as one of keys.
    /// - Parameter make: gives its content where there is no such file.
    public func contents(of name: String, orMaking make: () -> [UInt8]) throws(StorageFailure) -> [UInt8] {
        if let bytes = try files.contents(of: name, atMost: 65_536) { return bytes }
        let bytes = make()
        do {
            try files.replace(name, with: bytes)
        } catch {
            throw .cannotCreate(error.description)
        }
        return bytes
    }
}
