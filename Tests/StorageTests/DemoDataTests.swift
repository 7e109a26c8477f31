import Domain
import Storage
import Testing

@Suite struct DemoDataTests {
    private func filled(_ tweets: Int) async throws -> MemoryStore {
        let store = MemoryStore(state: State(epoch: 1)) { Timestamp(rawValue: 10_000_000) }
        #expect(try await DemoData(tweets: tweets, passwordHash: "hash").fill(store))
        return store
    }

    @Test func `a hundred users follow ten each, and the newest tweet is of now`() async throws {
        let store = try await filled(2500)
        let users = try await store.users(UserQuery(window: .numbered(offset: 0, limit: 200))).value
        #expect(users.total == 100)
        #expect(users.items.map(\.user.username) == (1...100).map { "demo\($0)" })
        #expect(users.items.allSatisfy { $0.friendCount == 10 && $0.followerCount == 10 && $0.tweetCount == 25 })
        let friends = try await store.users(UserQuery(scope: .friends(of: Identifier(rawValue: 95)!))).value
        #expect(friends.items.map(\.user.id.rawValue) == [1, 2, 3, 4, 5, 96, 97, 98, 99, 100])
        let tweets = try await store.tweets(TweetQuery(window: .numbered(offset: 0, limit: 3000))).value
        #expect(tweets.total == 2500)
        #expect(tweets.items.first?.tweet.createdAt.rawValue == 10_000_000)
        let bytes = tweets.items.map(\.tweet.content.utf8.count)
        #expect((80...120).contains(bytes.reduce(0, +) / bytes.count))
        #expect(Set(tweets.items.map(\.tweet.content)).count == 2500)
        #expect(try await store.tweets(TweetQuery(keyword: "고양이")).value.total > 0)
    }

    @Test func `the same numbers give the same data, and a store that held something is left alone`() async throws {
        let (one, other) = (try await filled(300), try await filled(300))
        #expect(try await one.tweets(TweetQuery()).value.tag == other.tweets(TweetQuery()).value.tag)
        #expect(try await DemoData(tweets: 5, passwordHash: "hash").fill(one) == false)
        #expect(try await one.tweets(TweetQuery()).value.total == 300)
    }
}
