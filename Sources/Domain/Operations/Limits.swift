/// The limits that the configuration sets.
public struct Limits: Sendable {
    /// How many grapheme clusters a tweet may have; 1...
    public var tweetLength: Int
    /// How long a session lives after its last renewal; 1...
    public var refreshTokenSeconds: Int64
    /// How many bytes a picture may have; 1...
    public var pictureBytes: Int

    /// How many items of a list a request may ask for.
    public static let pageSizes: ClosedRange<Int64> = 1...100
    /// How many items of a list there are where a request asks for no number.
    public static let usualPageSize = 20

    public init(
        tweetLength: Int = 280,
        refreshTokenSeconds: Int64 = 30 * 24 * 60 * 60,
        pictureBytes: Int = 5_242_880
    ) {
        self.tweetLength = tweetLength
        self.refreshTokenSeconds = refreshTokenSeconds
        self.pictureBytes = pictureBytes
    }
}
