/// Deletes a tweet, for its author.
public struct DeleteTweet: Sendable {
    let id: Tweet.ID
    let precondition: Precondition
    let author: User.ID

    public init(_ id: Tweet.ID, if precondition: Precondition, by caller: Caller) {
        self.init(id, if: precondition, by: caller.user)
    }

    /// - Parameter author: has been found out to be the one who asks.
    public init(_ id: Tweet.ID, if precondition: Precondition = .none, by author: User.ID) {
        self.id = id
        self.precondition = precondition
        self.author = author
    }

    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    public func run(in world: World) async throws(Failure) {
        try await world.store.delete(id, by: author, if: precondition).value
    }
}
