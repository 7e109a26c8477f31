/// How long each stage of a connection may take, in seconds; all absolute, so that a trickle does not prolong them.
public struct Deadlines: Sendable {
    /// From the first byte of a request to the end of its head.
    public var head: Double = 10
    /// From the end of the head to the end of the body.
    public var body: Double = 30
    /// From a reply, or the beginning, to the next request.
    public var idle: Double = 60
    /// From the arrival of a request at this machine until it is looked at: what waited longer is refused before any
    /// work goes into it, because its client has probably given up.
    public var queue: Double = 1
    /// From the end of a request to its reply.
    public var handler: Double = 30
    /// From the last time that the client took some of a reply.
    public var reader: Double = 30
    /// From the refusal of a request until the client has closed: one that still sends would lose the reply to a reset.
    public var linger: Double = 2
    /// From the beginning of a drain until connections that wait for a request are closed.
    public var drainGrace: Double = 0.25
    /// How often the connections are looked at.
    public var sweep: Double = 1

    public init() {}
}
