/// Finds a tweet.
public struct FindTweet: Sendable {
    let id: Tweet.ID

    public init(_ id: Tweet.ID) {
        self.id = id
    }

    /// - Throws: `noSuchTweet`.
    public func run(in world: World) throws(Failure) -> Eventual<TweetView> {
        try world.store.tweet(id).map { tweet throws(Failure) in
            guard let tweet else { throw .noSuchTweet }
            return tweet
        }
    }
}
