public import HTTP

/// One line of the access log. It holds nothing that a client could break a line with.
public struct AccessEntry: Sendable {
    /// `X-Request-Id`.
    public let id: String
    /// `OTHER` for a method that no route takes.
    public let method: String
    /// The route's pattern, such as `/v2/tweets/{id}`; `-` where there is none.
    public let route: String
    /// The operation's name, such as `v2.getTweet`; `-` where there is none.
    public let operation: String
    public let status: Status
    /// The length of the body.
    public let bytes: Int
    /// From the request's arrival to its answer.
    public let nanoseconds: UInt64
    /// The client's address.
    public let peer: String
}
