extension State {
    /// How many tweets there are.
    public var tweetCount: Int { tweets.count }

    /// The id that the next tweet gets: the least that was never given.
    public var nextTweetID: Tweet.ID? { Tweet.ID(rawValue: nextTweet) }

    /// Whether the id was ever given; it may have been deleted since.
    public func hasKnown(_ id: Tweet.ID) -> Bool {
        tweetIndex.row(of: id.rawValue) != nil
    }

    public func tweet(_ id: Tweet.ID) -> TweetView? {
        guard let row = tweetIndex.row(of: id.rawValue), let tweet = tweets[row] else { return nil }
        return tweetView(of: tweet)
    }

    /// - Returns: nil where the author is gone, which no mutation leaves behind.
    func tweetView(of tweet: consuming Tweet) -> TweetView? {
        guard let row = userIndex.row(of: tweet.author.rawValue), let author = users[row] else { return nil }
        return TweetView(tweet: tweet, author: author, epoch: epoch)
    }

    mutating func create(_ tweet: Tweet) throws(Misfit) {
        try checkNext(tweet.revision)
        guard !hasKnown(tweet.id) else { throw .idTaken(tweet.id.rawValue) }
        guard let author = userRow(tweet.author) else { throw .noSuchUser(tweet.author) }

        insert(tweet, of: author)
        latest = max(latest, tweet.updatedAt)
        advanceNextTweet()
    }

    /// Appends the row of a tweet that has been checked.
    mutating func insert(_ tweet: Tweet, of author: UInt32) {
        let row = tweets.append(tweet)
        tweetIndex.insert(tweet.id.rawValue, row: row)
        _ = ties.update(at: Int(author)) { $0.tweets.insert(row) }
    }

    mutating func advanceNextTweet() {
        while tweetIndex.row(of: nextTweet) != nil { nextTweet += 1 }
    }

    mutating func change(_ tweet: Tweet) throws(Misfit) {
        try checkNext(tweet.revision)
        guard let row = tweetIndex.row(of: tweet.id.rawValue), let old = tweets[row] else {
            throw .noSuchTweet(tweet.id)
        }
        guard old.author == tweet.author, old.createdAt == tweet.createdAt else { throw .otherOwner }
        tweets.replace(row, with: tweet)
        latest = max(latest, tweet.updatedAt)
    }

    mutating func deleteTweet(_ id: Tweet.ID) throws(Misfit) {
        guard let row = tweetIndex.row(of: id.rawValue), let tweet = tweets[row] else { throw .noSuchTweet(id) }
        guard let author = userRow(tweet.author) else { throw .noSuchUser(tweet.author) }
        tweets.remove(row)
        _ = ties.update(at: Int(author)) { $0.tweets.remove(row) }
    }
}
