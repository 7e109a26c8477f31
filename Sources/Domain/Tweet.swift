/// A tweet as it is stored. Immutable: a change makes a new one, so that readers share it without copying.
public final class Tweet: Sendable {
    public typealias ID = Identifier<Tweet>

    public let id: ID
    public let author: User.ID
    public let content: String
    public let createdAt: Timestamp
    public let updatedAt: Timestamp
    /// Changes with every change of the row; unique within the store.
    public let revision: Int64

    public init(
        id: ID,
        author: User.ID,
        content: String,
        createdAt: Timestamp,
        updatedAt: Timestamp,
        revision: Int64
    ) {
        self.id = id
        self.author = author
        self.content = content
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }
}
