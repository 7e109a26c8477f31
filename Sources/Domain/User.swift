/// A user as it is stored. Immutable: a change makes a new one, so that readers share it without copying.
public final class User: Sendable {
    public typealias ID = Identifier<User>

    public let id: ID
    /// As it was given; compared through `usernameKey(of:)`.
    public let username: String
    public let name: String
    public let email: String?
    public let profile: String?
    public let picture: Picture?
    /// An Argon2id PHC string. Never leaves the process but into the journal and the snapshot.
    public let passwordHash: String
    public let createdAt: Timestamp
    public let updatedAt: Timestamp
    /// Changes with every change of the row; unique within the store.
    public let revision: Int64

    public init(
        id: ID,
        username: String,
        name: String,
        email: String?,
        profile: String?,
        picture: Picture?,
        passwordHash: String,
        createdAt: Timestamp,
        updatedAt: Timestamp,
        revision: Int64
    ) {
        self.id = id
        self.username = username
        self.name = name
        self.email = email
        self.profile = profile
        self.picture = picture
        self.passwordHash = passwordHash
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.revision = revision
    }
}
