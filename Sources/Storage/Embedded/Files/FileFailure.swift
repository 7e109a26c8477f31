internal import Glibc

/// A system call on a file that failed.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The call.
    public enum Operation: String, Sendable {
        case prepare = "make the directory"
        case lock, list, open, create, size, read, write, truncate, sync, rename, remove
        case syncDirectory = "sync the directory of"
    }

    public let operation: Operation
    public let file: String
    /// An `errno`.
    public let code: Int32

    public init(_ operation: Operation, _ file: String, code: Int32) {
        self.operation = operation
        self.file = file
        self.code = code
    }

    /// Whether there is no room, which may pass.
    public var isFull: Bool { code == ENOSPC || code == EDQUOT }

    public var description: String {
        "cannot \(operation.rawValue) \(file): \(String(cString: strerror(code)))"
    }
}
