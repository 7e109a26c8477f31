/// A user with what is counted about it.
public struct UserView: Sendable {
    public let user: User
    public let tweetCount: Int
    public let friendCount: Int
    public let followerCount: Int
    /// Names this representation among all that this resource has had or will have.
    public let tag: Tag

    public init(user: User, tweetCount: Int, friendCount: Int, followerCount: Int, tag: Tag) {
        self.user = user
        self.tweetCount = tweetCount
        self.friendCount = friendCount
        self.followerCount = followerCount
        self.tag = tag
    }
}

/// What a change of a user came to.
public struct ChangedUser: Sendable {
    public let user: UserView
    /// The picture that it had before and that no user has any more.
    public let unused: Picture?

    public init(user: UserView, unused: Picture?) {
        self.user = user
        self.unused = unused
    }
}

/// A tweet with its author.
public struct TweetView: Sendable {
    public let tweet: Tweet
    public let author: User
    /// Names this representation among all that this resource has had or will have.
    public let tag: Tag

    init(tweet: Tweet, author: User, epoch: UInt64) {
        self.tweet = tweet
        self.author = author
        tag = Tag(rawValue: epoch).mixed(tweet.revision, author.revision)
    }
}
