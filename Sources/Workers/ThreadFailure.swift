internal import Glibc

/// The system gives no thread or descriptor.
public struct ThreadFailure: Error, Sendable, CustomStringConvertible {
    public let description: String

    /// - Parameter code: an `errno`.
    public init(_ action: String, code: Int32) {
        description = "cannot \(action): \(String(cString: strerror(code)))"
    }
}
