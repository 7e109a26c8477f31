/// Where users, tweets, friendships and sessions are kept.
///
/// Every method is atomic. Its answer may have to be waited for: that to a write is there when the write is as durable as
/// the engine promises. Any method may throw `Failure.unavailable` and `Failure.internal`, at once or after the wait; the
/// others that each throws are named.
public protocol Store: Sendable {
    // Reading
    func user(_ id: User.ID) throws(Failure) -> Eventual<UserView?>
    /// Compared as usernames are.
    func user(named username: String) throws(Failure) -> Eventual<UserView?>
    /// Compared as e-mails are.
    func user(withEmail email: String) throws(Failure) -> Eventual<UserView?>
    /// The user to whom the csrf value of this hash was last given.
    func user(withCSRFHash hash: [UInt8]) throws(Failure) -> Eventual<UserView?>
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    func users(_ query: UserQuery) throws(Failure) -> Eventual<Page<[UserView]>>
    func tweet(_ id: Tweet.ID) throws(Failure) -> Eventual<TweetView?>
    /// - Throws: `noSuchUser` where the scope's user is unknown.
    func tweets(_ query: TweetQuery) throws(Failure) -> Eventual<Page<TweetList>>
    /// An open session of a living user, expired or not.
    func session(_ id: Session.ID) throws(Failure) -> Eventual<Session?>

    // Users
    /// - Throws: `usernameTaken`, `emailTaken`; with an `id` that lives `notYours`, with one that lived `noSuchUser`.
    func create(_ user: NewUser) throws(Failure) -> Eventual<UserView>
    /// - Throws: `noSuchUser`, `changed`, `usernameTaken`, `emailTaken`.
    func change(
        _ id: User.ID,
        _ change: UserChange,
        if precondition: Precondition
    ) throws(Failure) -> Eventual<ChangedUser>
    /// Deletes the user, its tweets, friendships and sessions.
    /// - Returns: its picture, where no other user has it.
    /// - Throws: `noSuchUser`, `changed`.
    func delete(_ id: User.ID, if precondition: Precondition) throws(Failure) -> Eventual<Picture?>

    // Tweets
    /// - Parameter id: nil: the store gives the next one.
    /// - Throws: at once `noSuchUser` for an unknown author; with an `id` that lives `notYours`, with one that lived
    ///   `noSuchTweet`.
    func post(_ content: String, by author: User.ID, as id: Tweet.ID?) throws(Failure) -> Eventual<TweetView>
    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    func change(
        _ id: Tweet.ID,
        to content: String,
        by author: User.ID,
        if precondition: Precondition
    ) throws(Failure) -> Eventual<TweetView>
    /// - Throws: `noSuchTweet`, `notYours`, `changed`.
    func delete(_ id: Tweet.ID, by author: User.ID, if precondition: Precondition) throws(Failure) -> Eventual<Void>

    // Friendships
    /// - Returns: the new friend.
    /// - Throws: `noSuchUser`, `selfFollow`, `alreadyFriend`.
    func follow(_ friend: User.ID, by user: User.ID) throws(Failure) -> Eventual<UserView>
    /// - Throws: `noSuchUser`, `notFriend`.
    func unfollow(_ friend: User.ID, by user: User.ID) throws(Failure) -> Eventual<Void>

    // Sessions
    /// Opens a session; expired ones of the same user, and its oldest ones beyond 100, are closed with it.
    /// - Throws: `noSuchUser`.
    func open(_ session: NewSession) throws(Failure) -> Eventual<Session>
    /// Gives a session its next secret, if `presented` is the one that it has now; otherwise closes the session.
    /// - Throws: `revokedSession` where there is no such session, or it was closed just now.
    func renew(
        _ id: Session.ID,
        presented: [UInt8],
        next: [UInt8],
        expiresAt: Timestamp
    ) throws(Failure) -> Eventual<Session>
    /// Closes a session; nothing happens where there is none.
    func close(_ id: Session.ID) throws(Failure) -> Eventual<Void>

    // csrf values
    /// Gives csrf values to a user, whosever they were; its oldest ones beyond 16 are nobody's from then on.
    /// - Parameter hashes: of the values, at most 16; a value itself is never stored.
    /// - Throws: `noSuchUser`.
    func bind(csrfHashes hashes: [[UInt8]], to user: User.ID) throws(Failure) -> Eventual<Void>
}
