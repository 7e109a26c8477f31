/// Which web pages may use the server from a browser (CORS).
public struct CrossOriginRules: Sendable {
    /// The origins that may, such as `https://app.example.com`; empty: all, but without credentials.
    public var origins: [String]
    /// Whether a browser may send credentials of its own; only with `origins`.
    public var credentials: Bool

    public init(origins: [String] = [], credentials: Bool = false) {
        self.origins = origins
        self.credentials = credentials
    }
}
