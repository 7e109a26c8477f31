/// A server cannot listen.
public struct ListenError: Error, CustomStringConvertible {
    /// What was tried, and the system's reason.
    public let description: String

    init(host: String, port: UInt16, reason: String) {
        description = "cannot listen on \(host), port \(port): \(reason)"
    }
}
