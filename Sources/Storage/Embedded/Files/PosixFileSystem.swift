internal import Glibc

/// A directory of the real file system.
///
/// The one file of Storage with unsafe code: system calls take pointers.
public struct PosixFileSystem: FileSystem {
    public let directory: String

    public init(directory: String) {
        self.directory = directory
    }

    public func prepare() throws(FileFailure) {
        guard mkdir(directory, 0o700) != 0, errno != EEXIST else { return }
        throw FileFailure(.prepare, directory, code: errno)
    }

    public func lock(_ name: String) throws(FileFailure) -> FileNumber? {
        let file = try open(name, O_RDWR | O_CREAT, .lock)
        while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            close(file)
            if code == EWOULDBLOCK { return nil }
            throw FileFailure(.lock, path(name), code: code)
        }
        return file
    }

    public func list() throws(FileFailure) -> [String] {
        guard let stream = opendir(directory) else { throw FileFailure(.list, directory, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    public func open(_ name: String) throws(FileFailure) -> FileNumber? {
        do {
            return try open(name, O_RDONLY, .open)
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }

    public func create(_ name: String) throws(FileFailure) -> FileNumber {
        try open(name, O_WRONLY | O_CREAT | O_EXCL, .create)
    }

    public func openForWriting(_ name: String) throws(FileFailure) -> FileNumber {
        try open(name, O_WRONLY, .open)
    }

    public func size(_ file: FileNumber) throws(FileFailure) -> Int {
        let end = lseek(file.rawValue, 0, SEEK_END)
        guard end >= 0 else { throw FileFailure(.size, directory, code: errno) }
        return end
    }

    public func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8] {
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var result = 0
            repeat {
                result = pread(file.rawValue, buffer.baseAddress, count, offset)
            } while result < 0 && errno == EINTR
            if result < 0 { code = errno }
            filled = max(0, result)
        }
        if code != 0 { throw FileFailure(.read, directory, code: code) }
        return bytes
    }

    public func write(
        _ file: FileNumber,
        _ bytes: [UInt8],
        from start: Int,
        at offset: Int
    ) throws(FileFailure) -> Int {
        while true {
            let written = bytes.withUnsafeBytes { buffer in
                pwrite(file.rawValue, buffer.baseAddress.map { $0 + start }, buffer.count - start, offset)
            }
            if written > 0 { return written }
            if written == 0 { throw FileFailure(.write, directory, code: ENOSPC) }
            if errno != EINTR { throw FileFailure(.write, directory, code: errno) }
        }
    }

    public func truncate(_ file: FileNumber, to size: Int) throws(FileFailure) {
        guard ftruncate(file.rawValue, size) == 0 else { throw FileFailure(.truncate, directory, code: errno) }
    }

    public func sync(_ file: FileNumber) throws(FileFailure) {
        // Never tried again: a page that could not be written counts as clean after the first failure.
        guard fdatasync(file.rawValue) == 0 else { throw FileFailure(.sync, directory, code: errno) }
    }

    public func syncDirectory() throws(FileFailure) {
        let descriptor = Glibc.open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFailure(.syncDirectory, directory, code: errno) }
        defer { Glibc.close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFailure(.syncDirectory, directory, code: errno) }
    }

    public func rename(_ name: String, to new: String) throws(FileFailure) {
        guard Glibc.rename(path(name), path(new)) == 0 else { throw FileFailure(.rename, path(name), code: errno) }
    }

    public func remove(_ name: String) throws(FileFailure) {
        guard unlink(path(name)) != 0, errno != ENOENT else { return }
        throw FileFailure(.remove, path(name), code: errno)
    }

    public func close(_ file: FileNumber) {
        Glibc.close(file.rawValue)
    }

    private func path(_ name: String) -> String {
        "\(directory)/\(name)"
    }

    private func open(
        _ name: String,
        _ flags: Int32,
        _ operation: FileFailure.Operation
    ) throws(FileFailure) -> FileNumber {
        while true {
            let descriptor = Glibc.open(path(name), flags | O_CLOEXEC, 0o600)
            if descriptor >= 0 { return FileNumber(rawValue: descriptor) }
            if errno != EINTR { throw FileFailure(operation, path(name), code: errno) }
        }
    }
}
