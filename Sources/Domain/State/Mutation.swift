/// One change of the state, complete in itself: what the engine found out or chose (ids, times, revisions, sessions that
/// close) is inside, so that applying it again to the same state gives the same state.
public enum Mutation: Sendable {
    /// The row's revision is that of the state after the mutation.
    case userCreated(User)
    /// The whole new row, and the sessions that close with the change of the password.
    case userChanged(User, closing: [Session.ID])
    /// Its tweets, friendships and sessions go with it.
    case userDeleted(User.ID)
    /// The row's revision is that of the state after the mutation.
    case tweetCreated(Tweet)
    /// The whole new row.
    case tweetChanged(Tweet)
    case tweetDeleted(Tweet.ID)
    case followed(friend: User.ID, by: User.ID)
    case unfollowed(friend: User.ID, by: User.ID)
    /// The sessions that close to make room are those of the same user.
    case sessionOpened(Session, dropping: [Session.ID])
    /// The whole session, with its new secret and end.
    case sessionRenewed(Session)
    case sessionClosed(Session.ID)
    /// A csrf value, by its hash, is the user's from now on, whosever it was; the ones that it gives up are its own.
    case csrfBound(hash: [UInt8], to: User.ID, dropping: [[UInt8]])
}
