/// What the configuration says about contract classic alone.
public struct ClassicRules: Sendable {
    /// Whether the `data` of `/user_auth` is an object, and not a string that holds one.
    public var userInfoAsObject: Bool
    /// Whether who writes is taken from the body without any proof, as in the original. Unsafe.
    public var trustsUserID: Bool
    /// The most tweets in an answer; 1...
    public var maxTweets: Int

    public init(userInfoAsObject: Bool = false, trustsUserID: Bool = false, maxTweets: Int = 1000) {
        self.userInfoAsObject = userInfoAsObject
        self.trustsUserID = trustsUserID
        self.maxTweets = maxTweets
    }
}
