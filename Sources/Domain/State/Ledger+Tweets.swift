extension Ledger {
    /// - Parameter id: nil: the next one.
    /// - Throws: `noSuchUser` for an unknown author; with an `id` that lives `notYours`, with one that lived
    ///   `noSuchTweet`.
    public mutating func post(_ content: String, by author: User.ID, as id: Tweet.ID?) throws(Failure) -> TweetView {
        guard state.userRow(author) != nil else { throw .noSuchUser }
        if let id, state.hasKnown(id) {
            throw state.tweet(id) == nil ? .noSuchTweet : .notYours
        }
        guard let id = id ?? state.nextTweetID else { throw .internal(cause: "no tweet id is left") }
        let now = now
        try apply(
            .tweetCreated(
                Tweet(
                    id: id,
                    author: author,
                    content: content,
                    createdAt: now,
                    updatedAt: now,
                    revision: nextRevision
                )
            )
        )
        return try view(of: id)
    }

    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    public mutating func change(
        _ id: Tweet.ID,
        to content: String,
        by author: User.ID,
        if precondition: Precondition
    ) throws(Failure) -> TweetView {
        let old = try tweet(id, of: author, if: precondition)
        try apply(
            .tweetChanged(
                Tweet(
                    id: id,
                    author: author,
                    content: content,
                    createdAt: old.createdAt,
                    updatedAt: now,
                    revision: nextRevision
                )
            )
        )
        return try view(of: id)
    }

    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    public mutating func delete(_ id: Tweet.ID, by author: User.ID, if precondition: Precondition) throws(Failure) {
        _ = try tweet(id, of: author, if: precondition)
        try apply(.tweetDeleted(id))
    }

    private func tweet(_ id: Tweet.ID, of author: User.ID, if precondition: Precondition) throws(Failure) -> Tweet {
        guard let view = state.tweet(id) else { throw .noSuchTweet }
        guard view.tweet.author == author else { throw .notYours }
        try check(precondition, against: view.tag)
        return view.tweet
    }

    private func view(of id: Tweet.ID) throws(Failure) -> TweetView {
        guard let view = state.tweet(id) else { throw .internal(cause: "a tweet is gone") }
        return view
    }
}
