import Domain
import HTTP

/// The first of each list that is included beside a user.
struct Inclusion {
    private var friends: Page<[UserView]>?
    private var followers: Page<[UserView]>?
    private var tweets: Page<TweetList>?

    /// Finds what a request asked for.
    /// - Throws: `noSuchUser` where the user has just been deleted.
    init(_ relations: Relations, of user: User.ID, in world: World) async throws(Failure) {
        if relations.contains(.friends) {
            friends = try await ListUsers(UserQuery(scope: .friends(of: user))).run(in: world).value
        }
        if relations.contains(.followers) {
            followers = try await ListUsers(UserQuery(scope: .followers(of: user))).run(in: world).value
        }
        if relations.contains(.tweets) {
            tweets = try await ListTweets(TweetQuery(scope: .author(user))).run(in: world).value
        }
    }

    /// How many items there are in all.
    var count: Int {
        (friends?.items.count ?? 0) + (followers?.items.count ?? 0) + (tweets?.items.count ?? 0)
    }

    /// Names each part as the caller sees it.
    func tags(for caller: Caller?) -> [Tag] {
        [friends?.tag(for: caller), followers?.tag(for: caller), tweets?.tag].compactMap(\.self)
    }

    /// Writes each part under its own key.
    func write(to writer: inout JSONWriter, for caller: Caller?, _ times: TimeStyle) {
        if let friends {
            writer.key("friends")
            writer.users(friends.items, for: caller, times)
        }
        if let followers {
            writer.key("followers")
            writer.users(followers.items, for: caller, times)
        }
        if let tweets {
            writer.key("tweets")
            writer.tweets(tweets.items, times)
        }
    }
}
