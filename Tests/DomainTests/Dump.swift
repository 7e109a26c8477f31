@testable import Domain

/// All that a state holds, for comparing two of them.
struct Dump: Equatable {
    private var lines: [String] = []

    init(_ state: State) {
        lines.append("\(state.epoch) \(state.revision) \(state.latest) \(state.nextUser) \(state.nextTweet)")
        for row in 0..<state.users.endRow {
            guard let user = state.users[row] else {
                lines.append("no user")
                continue
            }
            lines.append(
                """
                \(user.id) \(user.username) \(user.name) \(user.email ?? "-") \(user.profile ?? "-") \
                \(user.passwordHash) \(user.createdAt) \(user.updatedAt) \(user.revision) \(state.ties[Int(row)]) \
                \(String(describing: state.usernames[User.usernameKey(of: user.username)])) \
                \(String(describing: state.userIndex.row(of: user.id.rawValue)))
                """
            )
        }
        for row in 0..<state.tweets.endRow {
            guard let tweet = state.tweets[row] else {
                lines.append("no tweet")
                continue
            }
            lines.append(
                """
                \(tweet.id) \(tweet.author) \(tweet.content) \(tweet.createdAt) \(tweet.updatedAt) \(tweet.revision) \
                \(String(describing: state.tweetIndex.row(of: tweet.id.rawValue)))
                """
            )
        }
        lines.append("\(state.userIDs)")
        var sessions: [String] = []
        state.sessions.visit { sessions.append("\($0) \($1)") }
        lines += sessions.sorted()
        lines.append(
            "\(state.usernames.count) \(state.emails.count) \(state.tweetIndex.count) \(state.userIndex.count)"
        )
    }
}
