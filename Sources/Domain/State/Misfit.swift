/// Why a mutation does not fit the state to which it was to be applied: on replay the journal is damaged, live the
/// engine has not checked. The state is as it was.
public enum Misfit: Error, Equatable, Sendable {
    /// The row's revision is not the next one of the state.
    case revision(Int64, expected: Int64)
    /// The id was given before.
    case idTaken(Int64)
    case usernameTaken
    case emailTaken
    case noSuchUser(User.ID)
    case noSuchTweet(Tweet.ID)
    case noSuchSession(Session.ID)
    /// The row belongs to another user, or was created at another time.
    case otherOwner
    case selfFollow
    case alreadyFriend
    case notFriend
}
