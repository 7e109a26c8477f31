/// Posts a tweet, to which the store gives an identifier.
public struct PostTweet: Sendable {
    let draft: TweetDraft
    let author: User.ID

    public init(_ draft: TweetDraft, by caller: Caller) {
        self.init(draft, by: caller.user)
    }

    /// - Parameter author: has been found out to be the one who asks.
    public init(_ draft: TweetDraft, by author: User.ID) {
        self.draft = draft
        self.author = author
    }

    /// - Throws: `invalid`; `revokedSession` where the author has just been deleted.
    public func run(in world: World) throws(Failure) -> Eventual<TweetView> {
        try world.post(draft.complete(world.limits), by: author, as: nil)
    }
}

extension World {
    /// Stores a new tweet.
    func post(_ content: String, by author: User.ID, as id: Tweet.ID?) throws(Failure) -> Eventual<TweetView> {
        do {
            return try store.post(content, by: author, as: id)
        } catch .noSuchUser {
            throw .revokedSession
        }
    }
}
