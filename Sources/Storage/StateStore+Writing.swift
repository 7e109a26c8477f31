public import Domain

extension StateStore {
    public func create(_ user: NewUser) throws(Failure) -> Eventual<UserView> {
        try transact { ledger throws(Failure) in try ledger.create(user) }
    }

    public func change(
        _ id: User.ID,
        _ change: UserChange,
        if precondition: Precondition
    ) throws(Failure) -> Eventual<ChangedUser> {
        try transact { ledger throws(Failure) in try ledger.change(id, change, if: precondition) }
    }

    public func delete(_ id: User.ID, if precondition: Precondition) throws(Failure) -> Eventual<Picture?> {
        try transact { ledger throws(Failure) in try ledger.delete(id, if: precondition) }
    }

    public func post(_ content: String, by author: User.ID, as id: Tweet.ID?) throws(Failure) -> Eventual<TweetView> {
        try transact { ledger throws(Failure) in try ledger.post(content, by: author, as: id) }
    }

    public func change(
        _ id: Tweet.ID,
        to content: String,
        by author: User.ID,
        if precondition: Precondition
    ) throws(Failure) -> Eventual<TweetView> {
        try transact { ledger throws(Failure) in
            try ledger.change(id, to: content, by: author, if: precondition)
        }
    }

    public func delete(
        _ id: Tweet.ID,
        by author: User.ID,
        if precondition: Precondition
    ) throws(Failure) -> Eventual<Void> {
        try transact { ledger throws(Failure) in try ledger.delete(id, by: author, if: precondition) }
    }

    public func follow(_ friend: User.ID, by user: User.ID) throws(Failure) -> Eventual<UserView> {
        try transact { ledger throws(Failure) in try ledger.follow(friend, by: user) }
    }

    public func unfollow(_ friend: User.ID, by user: User.ID) throws(Failure) -> Eventual<Void> {
        try transact { ledger throws(Failure) in try ledger.unfollow(friend, by: user) }
    }

    public func open(_ session: NewSession) throws(Failure) -> Eventual<Session> {
        try transact { ledger throws(Failure) in try ledger.open(session) }
    }

    public func renew(
        _ id: Session.ID,
        presented: [UInt8],
        next: [UInt8],
        expiresAt: Timestamp
    ) throws(Failure) -> Eventual<Session> {
        try transact { ledger throws(Failure) in
            try ledger.renew(id, presented: presented, next: next, expiresAt: expiresAt)
        }
    }

    public func close(_ id: Session.ID) throws(Failure) -> Eventual<Void> {
        try transact { ledger throws(Failure) in try ledger.close(id) }
    }

    public func bind(csrfHashes hashes: [[UInt8]], to user: User.ID) throws(Failure) -> Eventual<Void> {
        try transact { ledger throws(Failure) in try ledger.bind(csrfHashes: hashes, to: user) }
    }
}
