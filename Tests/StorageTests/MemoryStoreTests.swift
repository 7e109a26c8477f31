import Domain
import Storage
import Testing

@Suite struct MemoryStoreTests {
    private let store = MemoryStore { Timestamp(rawValue: 1000) }

    private func signUp(_ username: String) async throws -> User.ID {
        try await store.create(NewUser(username: username, name: username, passwordHash: "hash")).value.user.id
    }

    @Test func `the store is usable through its protocol`() async throws {
        let store: any Store = store
        let user = try await signUp("Ann")
        let tweet = try await store.post("hello", by: user, as: nil).value
        #expect(try await store.tweet(tweet.tweet.id).value?.tag == tweet.tag)
        #expect(try await store.user(named: "ANN").value?.tweetCount == 1)
        #expect(try await store.tweets(TweetQuery(keyword: "HELL")).value.items.map(\.tweet.id) == [tweet.tweet.id])
        #expect(try await store.users(UserQuery(sort: [Sort(.name, descending: true)])).value.total == 1)
        await #expect(throws: Failure.noSuchUser) {
            try await store.tweets(TweetQuery(scope: .home(Identifier(rawValue: 99)!), keyword: "x")).value
        }
    }

    @Test func `a wrong secret closes the session although the renewal fails`() async throws {
        let user = try await signUp("ann")
        let session = try await store.open(
            NewSession(user: user, familyHash: [1], secretHash: [2], expiresAt: Timestamp(rawValue: 2000))
        ).value
        let later = Timestamp(rawValue: 3000)
        #expect(try await store.renew(session.id, presented: [2], next: [3], expiresAt: later).value.secretHash == [3])
        await #expect(throws: Failure.revokedSession) {
            try await store.renew(session.id, presented: [2], next: [4], expiresAt: later).value
        }
        #expect(try await store.session(session.id).value == nil)
        await #expect(throws: Failure.revokedSession) {
            try await store.renew(session.id, presented: [3], next: [4], expiresAt: later).value
        }
    }

    @Test func `writers and readers on many tasks leave counts, pages and ids that agree`() async throws {
        var users: [User.ID] = []
        for number in 0..<8 { users.append(try await signUp("user\(number)")) }
        let (store, everyone) = (store, users)
        let posted = try await withThrowingTaskGroup(of: [Tweet.ID].self) { group in
            for (number, user) in users.enumerated() {
                group.addTask { @concurrent in
                    var kept: [Tweet.ID] = []
                    for step in 0..<500 {
                        let tweet = try await store.post("\(number) \(step)", by: user, as: nil).value.tweet.id
                        if step.isMultiple(of: 3) {
                            try await store.delete(tweet, by: user, if: .exists).value
                        } else {
                            kept.append(tweet)
                        }
                        let friend = everyone[(number + 1 + step % 7) % 8]
                        do {
                            _ = try await store.follow(friend, by: user).value
                        } catch Failure.alreadyFriend {
                            try await store.unfollow(friend, by: user).value
                        }
                        let page = try await store.tweets(TweetQuery(scope: .home(user))).value
                        #expect(page.hasMore == (page.total > page.items.count))
                        if step.isMultiple(of: 100) {
                            let found = try await store.tweets(TweetQuery(authorID: user, keyword: "\(number) ")).value
                            #expect(found.total == kept.count)
                        }
                    }
                    return kept
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(posted).count == posted.count)
        let all = try await store.tweets(TweetQuery(window: .numbered(offset: 0, limit: 10_000))).value
        #expect(Set(all.items.map(\.tweet.id)) == Set(posted))
        #expect(all.total == posted.count)
        let views = try await store.users(UserQuery()).value.items
        #expect(views.map(\.tweetCount).reduce(0, +) == posted.count)
        #expect(views.map(\.friendCount).reduce(0, +) == views.map(\.followerCount).reduce(0, +))
        for view in views {
            let friends = try await store.users(UserQuery(scope: .friends(of: view.user.id))).value
            #expect(friends.total == view.friendCount)
            let followers = try await store.users(UserQuery(scope: .followers(of: view.user.id))).value
            #expect(followers.total == view.followerCount)
        }
    }
}
