/// A store's word on a write that has been made: that it is kept, or why that cannot be said.
public protocol Commitment: Sendable {
    /// What has come of it; nil while that is open.
    var outcome: Result<Void, Failure>? { get }
    /// Returns once there is an outcome.
    func wait() async
}

extension Commitment {
    /// Returns once the write is kept.
    func fulfilled() async throws(Failure) {
        while true {
            if let outcome { return try outcome.get() }
            await wait()
        }
    }
}
