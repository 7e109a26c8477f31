/// Where users, tweets, friendships and sessions are kept.
///
/// Every method is atomic; a write that returns is as durable as the engine promises. Any method may throw
/// `Failure.unavailable` and `Failure.internal`; the others that each throws are named.
public protocol Store: Sendable {
    // Reading
    func user(_ id: User.ID) async throws(Failure) -> UserView?
    /// Compared as usernames are.
    func user(named username: String) async throws(Failure) -> UserView?
    /// Compared as e-mails are.
    func user(withEmail email: String) async throws(Failure) -> UserView?
    /// The user to whom the csrf value of this hash was last given.
    func user(withCSRFHash hash: [UInt8]) async throws(Failure) -> UserView?
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    func users(_ query: UserQuery) async throws(Failure) -> Page<[UserView]>
    func tweet(_ id: Tweet.ID) async throws(Failure) -> TweetView?
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    func tweets(_ query: TweetQuery) async throws(Failure) -> Page<TweetList>
    /// An open session of a living user, expired or not.
    func session(_ id: Session.ID) async throws(Failure) -> Session?

    // Users
    /// - Throws: `usernameTaken`, `emailTaken`; with an `id` that lives `notYours`, with one that lived `noSuchUser`.
    func create(_ user: NewUser) async throws(Failure) -> UserView
    /// - Throws: `noSuchUser`, `changed`, `usernameTaken`, `emailTaken`.
    func change(
        _ id: User.ID,
        _ change: UserChange,
        if precondition: Precondition
    ) async throws(Failure) -> ChangedUser
    /// Deletes the user, its tweets, friendships and sessions.
    /// - Returns: its picture, where no other user has it.
    /// - Throws: `noSuchUser`, `changed`.
    @discardableResult
    func delete(_ id: User.ID, if precondition: Precondition) async throws(Failure) -> Picture?

    // Tweets
    /// - Parameter id: nil: the store gives the next one.
    /// - Throws: `noSuchUser` for an unknown author; with an `id` that lives `notYours`, with one that lived `noSuchTweet`.
    func post(_ content: String, by author: User.ID, as id: Tweet.ID?) async throws(Failure) -> TweetView
    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    func change(
        _ id: Tweet.ID,
        to content: String,
        by author: User.ID,
        if precondition: Precondition
    ) async throws(Failure) -> TweetView
    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    func delete(_ id: Tweet.ID, by author: User.ID, if precondition: Precondition) async throws(Failure)

    // Friendships
    /// - Returns: the new friend.
    /// - Throws: `noSuchUser`, `selfFollow`, `alreadyFriend`.
    func follow(_ friend: User.ID, by user: User.ID) async throws(Failure) -> UserView
    /// - Throws: `noSuchUser`, `notFriend`.
    func unfollow(_ friend: User.ID, by user: User.ID) async throws(Failure)

    // Sessions
    /// Opens a session; expired ones of the same user, and its oldest ones beyond 100, are closed with it.
    /// - Throws: `noSuchUser`.
    func open(_ session: NewSession) async throws(Failure) -> Session
    /// Gives a session its next secret, if `presented` is the one that it has now; otherwise closes the session.
    /// - Throws: `revokedSession` where there is no such session, or it was closed just now.
    func renew(
        _ id: Session.ID,
        presented: [UInt8],
        next: [UInt8],
        expiresAt: Timestamp
    ) async throws(Failure) -> Session
    /// Closes a session; nothing happens where there is none.
    func close(_ id: Session.ID) async throws(Failure)

    // csrf values
    /// Gives csrf values to a user, whosever they were; its oldest ones beyond 16 are nobody's from then on.
    /// - Parameter hashes: of the values, at most 16; a value itself is never stored.
    /// - Throws: `noSuchUser`.
    func bind(csrfHashes hashes: [[UInt8]], to user: User.ID) async throws(Failure)
}
