/// Deletes a tweet, for its author.
public struct DeleteTweet: Sendable {
    let id: Tweet.ID
    let precondition: Precondition
    let caller: Caller

    public init(_ id: Tweet.ID, if precondition: Precondition, by caller: Caller) {
        self.id = id
        self.precondition = precondition
        self.caller = caller
    }

    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    public func run(in world: World) async throws(Failure) {
        try await world.store.delete(id, by: caller.user, if: precondition)
    }
}
