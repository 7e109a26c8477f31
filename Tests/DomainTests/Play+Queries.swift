import Testing

@testable import Domain

extension Play {
    mutating func compareQueries() throws {
        for _ in 0..<6 {
            let query = anyTweetQuery()
            guard let (ids, total, hasMore) = model.page(query) else {
                #expect(throws: Failure.noSuchUser) { try ledger.state.tweets(query) }
                continue
            }
            let answer = try ledger.state.tweets(query)
            if answer.isScan { scans += 1 } else { pages += 1 }
            let page = try answer.page()
            #expect(page.items.map(\.tweet.id.rawValue) == ids, "\(query)")
            #expect(page.total == total, "\(query)")
            #expect(page.hasMore == hasMore, "\(query)")
        }
        for _ in 0..<6 {
            let query = anyUserQuery()
            guard let (ids, total, hasMore) = model.page(query) else {
                #expect(throws: Failure.noSuchUser) { try ledger.state.users(query) }
                continue
            }
            let page = try ledger.state.users(query).page()
            #expect(page.items.map(\.user.id.rawValue) == ids, "\(query)")
            #expect(page.total == total, "\(query)")
            #expect(page.hasMore == hasMore, "\(query)")
        }
    }

    /// Every row, count and session.
    func compareRows() {
        for id in model.userIDs {
            let view = ledger.state.user(Identifier(rawValue: id)!)
            let user = model.user(id)
            #expect(view?.user.username == user?.username)
            #expect(view?.user.name == user?.name)
            #expect(view?.user.email == user?.email)
            guard let user, let view else { continue }
            #expect(ledger.state.user(named: user.username.uppercased())?.tag == view.tag)
            if let email = user.email { #expect(ledger.state.user(withEmail: email)?.tag == view.tag) }
            #expect(view.tweetCount == model.tweets.count { $0.author == id })
            #expect(view.friendCount == model.friendships.count { $0.user == id })
            #expect(view.followerCount == model.friendships.count { $0.friend == id })
            let sessions = ledger.state.sessions(of: view.user.id)
            #expect(sessions.map(\.id.rawValue) == model.sessions.filter { $0.user == id }.map(\.id))
        }
        for id in model.tweetIDs {
            let view = ledger.state.tweet(Identifier(rawValue: id)!)
            let tweet = model.tweet(id)
            #expect(view?.tweet.content == tweet?.content)
            #expect(view?.author.id.rawValue == tweet?.author)
            #expect(view?.tweet.updatedAt.rawValue == tweet?.updatedAt)
        }
        for session in model.sessions {
            let found = ledger.state.session(Identifier(rawValue: session.id)!)
            #expect(found?.secretHash == [session.secret])
            #expect(found?.expiresAt.rawValue == session.expiresAt)
        }
    }

    private mutating func anyTweetQuery() -> TweetQuery {
        var query = TweetQuery()
        switch roll(4) {
        case 0: query.scope = .author(Identifier(rawValue: anyUser())!)
        case 1, 2: query.scope = .home(Identifier(rawValue: anyUser())!)
        default: break
        }
        if roll(5) == 0 { query.authorID = Identifier(rawValue: anyUser())! }
        if roll(8) == 0 { query.username = roll(3) == 0 ? anyName() : model.user(anyUser())?.username }
        if roll(4) == 0 { query.keyword = ["TWEET", "text 1", "changed", "", "nothing"][roll(5)] }
        for _ in 0..<max(0, roll(5) - 2) {
            query.sort.append(Sort(TweetQuery.SortKey.allCases[roll(3)], descending: roll(2) == 0))
        }
        let limit = roll(30) + 1
        switch roll(3) {
        case 0: query.window = .before(Identifier(rawValue: anyTweet())!, limit: limit)
        case 1: query.window = .after(Identifier(rawValue: anyTweet())!, limit: limit)
        default: query.window = .numbered(offset: roll(roll(2) == 0 ? 20 : 3000), limit: limit)
        }
        return query
    }

    private mutating func anyUserQuery() -> UserQuery {
        var query = UserQuery()
        switch roll(4) {
        case 0: query.scope = .friends(of: Identifier(rawValue: anyUser())!)
        case 1: query.scope = .followers(of: Identifier(rawValue: anyUser())!)
        default: break
        }
        if roll(8) == 0 { query.username = anyName() }
        if roll(8) == 0 { query.name = anyName() }
        if roll(4) == 0 { query.keyword = ["NAME1", "name", "5", "", "nothing"][roll(5)] }
        for _ in 0..<max(0, roll(5) - 2) {
            query.sort.append(Sort(UserQuery.SortKey.allCases[roll(4)], descending: roll(2) == 0))
        }
        let limit = roll(20) + 1
        switch roll(3) {
        case 0: query.window = .before(Identifier(rawValue: anyUser())!, limit: limit)
        case 1: query.window = .after(Identifier(rawValue: anyUser())!, limit: limit)
        default: query.window = .numbered(offset: roll(30), limit: limit)
        }
        return query
    }
}
