import Domain

/// Everything that a state says to those who ask, as text, but for the ids of sessions, which are random.
func fingerprint(_ state: borrowing State) -> String {
    let state = copy state
    var lines = [
        "\(state.latest.rawValue) \(state.nextUserID?.rawValue ?? 0) \(state.nextTweetID?.rawValue ?? 0)",
        "\(state.userCount) \(state.tweetCount) \(state.sessionCount)",
    ]
    var deleted: [DeletedRow] = []
    state.forEachDeletedUser { deleted.append($0) }
    lines += deleted.sorted { $0.id < $1.id }.map { "-u \($0.row) \($0.id)" }
    state.forEachUser { user in
        let friends = state.friends(of: user.id).map { "\($0.rawValue)" }.joined(separator: ",")
        let view = state.user(user.id)
        let sessions = state.sessions(of: user.id).map { "\($0.familyHash)\($0.secretHash)\($0.expiresAt.rawValue)" }
        lines.append(
            "u \(user.id.rawValue) \(user.username) \(user.name) \(user.email ?? "-") \(user.profile ?? "-") "
                + "\(user.picture?.fileName ?? "-") \(user.passwordHash) \(user.createdAt.rawValue) "
                + "\(user.updatedAt.rawValue) \(friends) \(view?.followerCount ?? -1) \(view?.tweetCount ?? -1) "
                + sessions.joined(separator: ";") + " \(state.csrfHashes(of: user.id))"
        )
        if state.user(named: user.username)?.user.id != user.id { lines.append("not found by name") }
    }
    deleted = []
    state.forEachDeletedTweet { deleted.append($0) }
    lines += deleted.sorted { $0.id < $1.id }.map { "-t \($0.row) \($0.id)" }
    state.forEachTweet { tweet in
        lines.append(
            "t \(tweet.id.rawValue) \(tweet.author.rawValue) \(tweet.content) \(tweet.createdAt.rawValue) "
                + "\(tweet.updatedAt.rawValue)"
        )
    }
    return lines.joined(separator: "\n")
}
