import Domain
import FoundationEssentials
import Glibc
import Synchronization

/// Pictures as files of one directory, each named by what is in it: a file that has its name is whole, and on the disk.
final class MediaDirectory: MediaShelf {
    private static let prefix = "upload-"
    private static let suffix = ".tmp"

    private let path: String
    private let descriptor: Int32
    private let uploads = Atomic(0)

    /// Makes the directory where it is missing; the one above it has to be there.
    init(_ path: String) throws(Failure) {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw Self.failure("make", path) }
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("open", path) }
        self.path = path
        // Pictures last no longer than the name of their directory does.
        let above = openat(descriptor, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard above >= 0 else { throw Self.failure("open", path + "/..") }
        defer { close(above) }
        guard fsync(above) == 0 else { throw Self.failure("sync", path + "/..") }
    }

    deinit {
        close(descriptor)
    }

    func put(_ content: [UInt8], as picture: Picture) throws(Failure) {
        guard picture.type != nil else { throw .internal(cause: "\(picture.fileName) is no name of a picture") }
        let name = Self.prefix + String(uploads.add(1, ordering: .relaxed).newValue) + Self.suffix
        do throws(Failure) {
            try write(content, to: name)
            guard renameat(descriptor, name, descriptor, picture.fileName) == 0 else {
                throw Self.failure("rename to", picture.fileName)
            }
            guard fsync(descriptor) == 0 else { throw Self.failure("sync", path) }
        } catch {
            unlinkat(descriptor, name, 0)
            throw error
        }
    }

    func remove(_ picture: Picture) throws(Failure) {
        guard picture.type != nil, unlinkat(descriptor, picture.fileName, 0) != 0, errno != ENOENT else { return }
        throw Self.failure("remove", picture.fileName)
    }

    func content(of picture: Picture) throws(Failure) -> [UInt8]? {
        guard picture.type != nil else { return nil }
        let file = openat(descriptor, picture.fileName, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw Self.failure("open", picture.fileName)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure("read", picture.fileName) }
        var content = [UInt8](repeating: 0, count: Int(status.st_size))
        // A regular file gives all that it has at once, but for a signal between.
        let count = read(file, &content, content.count)
        guard count == content.count else { throw Self.failure("read", picture.fileName) }
        return content
    }

    func pictures() throws(Failure) -> [Picture] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw .internal(cause: "cannot list \(path): \(error)")
        }
        // What else is there is not ours.
        for name in names where name.hasPrefix(Self.prefix) && name.hasSuffix(Self.suffix) {
            unlinkat(descriptor, name, 0)
        }
        return names.map(Picture.init(fileName:)).filter { $0.type != nil }
    }

    private func write(_ content: [UInt8], to name: String) throws(Failure) {
        let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure("make", name) }
        defer { close(file) }
        var rest = content
        while !rest.isEmpty {
            let count = Glibc.write(file, rest, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("write", name) }
            rest.removeFirst(count)
        }
        // Bytes that the disk did not take must never get a name that says they are there.
        guard fsync(file) == 0 else { throw Self.failure("sync", name) }
    }

    private static func failure(_ action: String, _ name: String) -> Failure {
        let code = errno
        if code == ENOSPC || code == EDQUOT { return .unavailable(retryAfter: 10) }
        return .internal(cause: "cannot \(action) \(name): \(String(cString: strerror(code)))")
    }
}
