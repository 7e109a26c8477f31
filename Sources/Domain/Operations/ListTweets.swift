/// Finds a part of a list of tweets.
public struct ListTweets: Sendable {
    let query: TweetQuery

    public init(_ query: TweetQuery) {
        self.query = query
    }

    /// - Throws: `noSuchUser` where the scope's user is unknown.
    public func run(in world: World) throws(Failure) -> Eventual<Page<TweetList>> {
        try world.store.tweets(query)
    }
}
