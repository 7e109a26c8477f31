/// The limits that the configuration sets.
public struct Limits: Sendable {
    /// How many grapheme clusters a tweet may have; 1...
    public var tweetLength: Int
    /// How long a session lives after its last renewal; 1...
    public var refreshTokenSeconds: Int64

    public init(tweetLength: Int = 280, refreshTokenSeconds: Int64 = 30 * 24 * 60 * 60) {
        self.tweetLength = tweetLength
        self.refreshTokenSeconds = refreshTokenSeconds
    }
}
