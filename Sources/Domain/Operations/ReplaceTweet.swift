/// Puts a whole tweet at an identifier: replaces the caller's that is there, or posts it.
public struct ReplaceTweet: Sendable {
    let target: Tweet.ID?
    let draft: TweetDraft
    let precondition: Precondition
    let caller: Caller

    /// - Parameter target: nil where the draft names the identifier.
    public init(_ target: Tweet.ID?, with draft: TweetDraft, if precondition: Precondition, by caller: Caller) {
        self.target = target
        self.draft = draft
        self.precondition = precondition
        self.caller = caller
    }

    /// - Throws: `notYours`, `invalid`, `changed`; `noSuchTweet` for an identifier whose tweet has been deleted.
    public func run(in world: World) async throws(Failure) -> Placed<TweetView> {
        guard let id = target ?? draft.id.value else {
            _ = try draft.complete(at: nil, world.limits)
            throw .invalid([FieldError("id", .missing)])
        }
        guard let current = try await world.store.tweet(id).value else {
            let content = try draft.complete(at: target, world.limits)
            try precondition.check(nil)
            return .created(try await world.post(content, by: caller.user, as: id).value)
        }
        guard current.tweet.author == caller.user else { throw .notYours }
        let content = try draft.complete(at: target, world.limits)
        return .replaced(try await world.store.change(id, to: content, by: caller.user, if: precondition).value)
    }
}
