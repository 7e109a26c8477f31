public import Domain

extension StateStore {
    public func create(_ user: NewUser) async throws(Failure) -> UserView {
        try await transact { ledger throws(Failure) in try ledger.create(user) }
    }

    public func change(
        _ id: User.ID,
        _ change: UserChange,
        if precondition: Precondition
    ) async throws(Failure) -> ChangedUser {
        try await transact { ledger throws(Failure) in try ledger.change(id, change, if: precondition) }
    }

    @discardableResult
    public func delete(_ id: User.ID, if precondition: Precondition) async throws(Failure) -> Picture? {
        try await transact { ledger throws(Failure) in try ledger.delete(id, if: precondition) }
    }

    public func post(_ content: String, by author: User.ID, as id: Tweet.ID?) async throws(Failure) -> TweetView {
        try await transact { ledger throws(Failure) in try ledger.post(content, by: author, as: id) }
    }

    public func change(
        _ id: Tweet.ID,
        to content: String,
        by author: User.ID,
        if precondition: Precondition
    ) async throws(Failure) -> TweetView {
        try await transact { ledger throws(Failure) in
            try ledger.change(id, to: content, by: author, if: precondition)
        }
    }

    public func delete(_ id: Tweet.ID, by author: User.ID, if precondition: Precondition) async throws(Failure) {
        try await transact { ledger throws(Failure) in try ledger.delete(id, by: author, if: precondition) }
    }

    public func follow(_ friend: User.ID, by user: User.ID) async throws(Failure) -> UserView {
        try await transact { ledger throws(Failure) in try ledger.follow(friend, by: user) }
    }

    public func unfollow(_ friend: User.ID, by user: User.ID) async throws(Failure) {
        try await transact { ledger throws(Failure) in try ledger.unfollow(friend, by: user) }
    }

    public func open(_ session: NewSession) async throws(Failure) -> Session {
        try await transact { ledger throws(Failure) in try ledger.open(session) }
    }

    public func renew(
        _ id: Session.ID,
        presented: [UInt8],
        next: [UInt8],
        expiresAt: Timestamp
    ) async throws(Failure) -> Session {
        try await transact { ledger throws(Failure) in
            try ledger.renew(id, presented: presented, next: next, expiresAt: expiresAt)
        }
    }

    public func close(_ id: Session.ID) async throws(Failure) {
        try await transact { ledger throws(Failure) in try ledger.close(id) }
    }

    public func bind(csrfHashes hashes: [[UInt8]], to user: User.ID) async throws(Failure) {
        try await transact { ledger throws(Failure) in try ledger.bind(csrfHashes: hashes, to: user) }
    }
}
