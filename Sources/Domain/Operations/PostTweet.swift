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
        do throws(Failure) {
            switch try store.post(content, by: author, as: id) {
            case .now(let tweet): return .now(tweet)
            case .later(let wait):
                return .later { () async throws(Failure) in
                    do throws(Failure) { return try await wait() } catch { throw Self.failure(error) }
                }
            }
        } catch {
            throw Self.failure(error)
        }
    }

    private static func failure(_ failure: Failure) -> Failure {
        if case .noSuchUser = failure { .revokedSession } else { failure }
    }
}
