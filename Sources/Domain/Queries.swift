/// Asks for users.
public struct UserQuery: Sendable {
    public enum Scope: Sendable {
        case all
        /// Whom this user follows.
        case friends(of: User.ID)
        /// Who follows this user.
        case followers(of: User.ID)
    }

    public enum SortKey: String, CaseIterable, Hashable, Sendable {
        case id, username, name, createdAt
    }

    public var scope: Scope
    /// Equal usernames, compared as usernames are.
    public var username: String?
    /// Equal names.
    public var name: String?
    /// A part of the username or the name, without case, after NFC.
    public var keyword: String?
    /// Empty: by ascending id. The id breaks ties.
    public var sort: [Sort<SortKey>]
    public var window: Window<User.ID>

    public init(
        scope: Scope = .all,
        username: String? = nil,
        name: String? = nil,
        keyword: String? = nil,
        sort: [Sort<SortKey>] = [],
        window: Window<User.ID> = .numbered(offset: 0, limit: Limits.usualPageSize)
    ) {
        self.scope = scope
        self.username = username
        self.name = name
        self.keyword = keyword
        self.sort = sort
        self.window = window
    }
}

/// Asks for tweets.
public struct TweetQuery: Sendable {
    public enum Scope: Sendable {
        case all
        case author(User.ID)
        /// This user's own tweets and those of its friends.
        case home(User.ID)
    }

    public enum SortKey: String, CaseIterable, Hashable, Sendable {
        case id, createdAt, updatedAt
    }

    public var scope: Scope
    public var authorID: User.ID?
    /// The author's username, compared as usernames are.
    public var username: String?
    /// A part of the content, without case, after NFC.
    public var keyword: String?
    /// Empty: from the newest to the oldest in the order of creation. The id breaks ties.
    public var sort: [Sort<SortKey>]
    public var window: Window<Tweet.ID>

    public init(
        scope: Scope = .all,
        authorID: User.ID? = nil,
        username: String? = nil,
        keyword: String? = nil,
        sort: [Sort<SortKey>] = [],
        window: Window<Tweet.ID> = .numbered(offset: 0, limit: Limits.usualPageSize)
    ) {
        self.scope = scope
        self.authorID = authorID
        self.username = username
        self.keyword = keyword
        self.sort = sort
        self.window = window
    }
}
