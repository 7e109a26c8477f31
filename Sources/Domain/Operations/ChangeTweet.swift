/// Changes what is given of a tweet, for its author.
public struct ChangeTweet: Sendable {
    let id: Tweet.ID
    let draft: TweetDraft
    let precondition: Precondition
    let caller: Caller

    public init(_ id: Tweet.ID, with draft: TweetDraft, if precondition: Precondition, by caller: Caller) {
        self.id = id
        self.draft = draft
        self.precondition = precondition
        self.caller = caller
    }

    /// - Throws: `noSuchTweet`, `notYours`, `invalid`, `changed`.
    public func run(in world: World) async throws(Failure) -> TweetView {
        guard let current = try await world.store.tweet(id).value else { throw .noSuchTweet }
        guard current.tweet.author == caller.user else { throw .notYours }
        guard let content = try draft.change(world.limits) else {
            try precondition.check(current.tag)
            return current
        }
        return try await world.store.change(id, to: content, by: caller.user, if: precondition).value
    }
}
