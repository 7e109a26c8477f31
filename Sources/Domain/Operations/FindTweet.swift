/// Finds a tweet.
public struct FindTweet: Sendable {
    let id: Tweet.ID

    public init(_ id: Tweet.ID) {
        self.id = id
    }

    /// - Throws: `noSuchTweet`.
    public func run(in world: World) async throws(Failure) -> TweetView {
        guard let tweet = try await world.store.tweet(id) else { throw .noSuchTweet }
        return tweet
    }
}
