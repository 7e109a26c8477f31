/// Where the responder tells what happens. It calls these on its loop; they must not wait.
public struct Log: Sendable {
    /// Told about each answer; nil where nobody wants to know.
    public var access: (@Sendable (AccessEntry) -> Void)?
    /// The least status that it is told about.
    public var accessFrom = 0
    /// Of answers below 400 it is told about one in so many, of each loop; 1...
    public var accessSample = 1
    /// Where answers are counted; what all loops share.
    public var counts = RequestCounts()
    /// Told about each internal error: the request's id, the operation, the cause.
    public var fault: @Sendable (_ id: String, _ operation: String, _ cause: String) -> Void

    public init(
        access: (@Sendable (AccessEntry) -> Void)? = nil,
        fault: @escaping @Sendable (_ id: String, _ operation: String, _ cause: String) -> Void = { _, _, _ in }
    ) {
        self.access = access
        self.fault = fault
    }
}
