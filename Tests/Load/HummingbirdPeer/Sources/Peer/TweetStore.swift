import Foundation
import Synchronization

/// Users, friends and tweets in memory, of the same shape as `miniter --demo`: 100 users, each following the ten after it.
final class TweetStore: Sendable {
    private struct State {
        var tweets: [Tweet] = []
        /// The indices of each user's tweets in `tweets`, oldest first.
        var byAuthor: [[Int]]
    }

    private static let userCount = 100
    private let authors: [Author]
    private let state: Mutex<State>

    init(tweets count: Int) {
        authors = (1...Self.userCount).map { number in
            Author(id: number, username: "demo\(number)", name: number % 2 == 0 ? "데모 \(number)" : "Demo \(number)")
        }
        var state = State(byAuthor: Array(repeating: [], count: Self.userCount))
        let start = Date(timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded() - Double(7 * count))
        for number in 1...count {
            let author = ((number - 1) * 37 + (number - 1) / Self.userCount) % Self.userCount
            let text = number % 2 == 0 ? "My neighbour plays the piano every evening." : "주말에는 한강에서 자전거를 탔다."
            let end = number % 3 == 0 ? "What do you think about it?" : "다들 좋은 하루 보내세요 🙂"
            Self.append(
                "\(text) \(end) #미니터 \(number)",
                by: authors[author],
                at: start + Double(7 * number),
                to: &state
            )
        }
        self.state = Mutex(state)
    }

    func user(named name: String) -> Int? {
        authors.first { $0.username == name }?.id
    }

    func tweet(_ id: Int) -> Tweet? {
        state.withLock { $0.tweets.indices.contains(id - 1) ? $0.tweets[id - 1] : nil }
    }

    /// Newest first.
    func page(_ page: Int, size: Int) -> [Tweet] {
        state.withLock { state in
            let end = state.tweets.count - min((page - 1) * size, state.tweets.count)
            return Array(state.tweets[max(0, end - size)..<end].reversed())
        }
    }

    /// The newest tweets of a user and of those whom it follows.
    func home(of user: Int, size: Int) -> [Tweet] {
        state.withLock { state in
            var newest: [Int] = []
            for step in 0...10 { newest += state.byAuthor[(user - 1 + step) % Self.userCount].suffix(size) }
            newest.sort(by: >)
            return newest.prefix(size).map { state.tweets[$0] }
        }
    }

    func post(_ content: String, by user: Int) -> Tweet {
        let now = Date(timeIntervalSince1970: Date.now.timeIntervalSince1970.rounded(.down))
        return state.withLock { Self.append(content, by: authors[user - 1], at: now, to: &$0) }
    }

    @discardableResult
    private static func append(_ content: String, by author: Author, at time: Date, to state: inout State) -> Tweet {
        let index = state.tweets.count
        let tweet = Tweet(id: index + 1, content: content, author: author, createdAt: time, updatedAt: time)
        state.tweets.append(tweet)
        state.byAuthor[author.id - 1].append(index)
        return tweet
    }
}
