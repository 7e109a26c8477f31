public import Domain

extension StateStore {
    public func user(_ id: User.ID) async throws(Failure) -> UserView? {
        try read { state in state.user(id) }
    }

    public func user(named username: String) async throws(Failure) -> UserView? {
        try read { state in state.user(named: username) }
    }

    public func user(withEmail email: String) async throws(Failure) -> UserView? {
        try read { state in state.user(withEmail: email) }
    }

    public func user(withCSRFHash hash: [UInt8]) async throws(Failure) -> UserView? {
        try read { state in state.user(withCSRFHash: hash) }
    }

    public func users(_ query: UserQuery) async throws(Failure) -> Page<[UserView]> {
        switch try read({ state throws(Failure) in try state.users(query) }) {
        case .page(let page): page
        case .scan(let scan): try await scans.run(scan)
        }
    }

    public func tweet(_ id: Tweet.ID) async throws(Failure) -> TweetView? {
        try read { state in state.tweet(id) }
    }

    public func tweets(_ query: TweetQuery) async throws(Failure) -> Page<TweetList> {
        switch try read({ state throws(Failure) in try state.tweets(query) }) {
        case .page(let page): page
        case .scan(let scan): try await scans.run(scan)
        }
    }

    public func session(_ id: Session.ID) async throws(Failure) -> Session? {
        try read { state in state.session(id) }
    }

    /// Whether any user has a picture; so it is said where that cannot be found out.
    public func isUsed(_ picture: Picture) -> Bool {
        (try? read { state throws(Failure) in state.isUsed(picture) }) ?? true
    }
}
