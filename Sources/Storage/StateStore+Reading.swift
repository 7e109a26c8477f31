public import Domain

extension StateStore {
    public func user(_ id: User.ID) throws(Failure) -> Eventual<UserView?> {
        try .now(read { state in state.user(id) })
    }

    public func user(named username: String) throws(Failure) -> Eventual<UserView?> {
        try .now(read { state in state.user(named: username) })
    }

    public func user(withEmail email: String) throws(Failure) -> Eventual<UserView?> {
        try .now(read { state in state.user(withEmail: email) })
    }

    public func user(withCSRFHash hash: [UInt8]) throws(Failure) -> Eventual<UserView?> {
        try .now(read { state in state.user(withCSRFHash: hash) })
    }

    public func users(_ query: UserQuery) throws(Failure) -> Eventual<Page<[UserView]>> {
        switch try read({ state throws(Failure) in try state.users(query) }) {
        case .page(let page): .now(page)
        case .scan(let scan): .later { () async throws(Failure) in try await scans.run(scan) }
        }
    }

    public func tweet(_ id: Tweet.ID) throws(Failure) -> Eventual<TweetView?> {
        try .now(read { state in state.tweet(id) })
    }

    public func tweets(_ query: TweetQuery) throws(Failure) -> Eventual<Page<TweetList>> {
        switch try read({ state throws(Failure) in try state.tweets(query) }) {
        case .page(let page): .now(page)
        case .scan(let scan): .later { () async throws(Failure) in try await scans.run(scan) }
        }
    }

    public func session(_ id: Session.ID) throws(Failure) -> Eventual<Session?> {
        try .now(read { state in state.session(id) })
    }

    /// Whether any user has a picture; so it is said where that cannot be found out.
    public func isUsed(_ picture: Picture) -> Bool {
        (try? read { state throws(Failure) in state.isUsed(picture) }) ?? true
    }
}
