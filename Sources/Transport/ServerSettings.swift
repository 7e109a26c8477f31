/// How a server listens, and its bounds.
public struct ServerSettings: Sendable {
    /// A host name or a numeric address.
    public var host: String
    /// 0 takes a free port.
    public var port: UInt16
    /// Of the loops' threads, at most 12 bytes.
    public var name = "loop"
    /// Event loops, each with its own thread; 1...
    public var loops: Int
    /// The largest body, in bytes.
    public var maxBodyBytes: Int
    /// The largest head, request line and header fields together, in bytes.
    public var maxHeadBytes = 16 * 1_024
    /// The largest number of header fields.
    public var maxHeaderFields = 100
    /// Open connections of the whole server; further clients wait in the listen queue.
    public var maxConnections: Int
    public var deadlines = Deadlines()

    public init(
        host: String = "127.0.0.1",
        port: UInt16 = 0,
        loops: Int = 1,
        maxBodyBytes: Int = 1_048_576,
        maxConnections: Int = 16_384
    ) {
        self.host = host
        self.port = port
        self.loops = loops
        self.maxBodyBytes = maxBodyBytes
        self.maxConnections = maxConnections
    }
}
