/// Posts a tweet, to which the store gives an identifier.
public struct PostTweet: Sendable {
    let draft: TweetDraft
    let caller: Caller

    public init(_ draft: TweetDraft, by caller: Caller) {
        self.draft = draft
        self.caller = caller
    }

    /// - Throws: `invalid`; `revokedSession` where the author has just been deleted.
    public func run(in world: World) async throws(Failure) -> TweetView {
        try await world.post(draft.complete(world.limits), by: caller, as: nil)
    }
}

extension World {
    /// Stores a new tweet.
    func post(_ content: String, by caller: Caller, as id: Tweet.ID?) async throws(Failure) -> TweetView {
        do {
            return try await store.post(content, by: caller.user, as: id)
        } catch .noSuchUser {
            throw .revokedSession
        }
    }
}
