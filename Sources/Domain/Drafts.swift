/// A user that is to be stored; its values have been checked, its password has been hashed.
public struct NewUser: Sendable {
    /// nil: the store gives the next one.
    public var id: User.ID?
    public var username: String
    public var name: String
    public var email: String?
    public var profile: String?
    public var picture: Picture?
    public var passwordHash: String

    public init(
        id: User.ID? = nil,
        username: String,
        name: String,
        email: String? = nil,
        profile: String? = nil,
        picture: Picture? = nil,
        passwordHash: String
    ) {
        self.id = id
        self.username = username
        self.name = name
        self.email = email
        self.profile = profile
        self.picture = picture
        self.passwordHash = passwordHash
    }
}

/// What is to change of a user; its values have been checked.
public struct UserChange: Sendable {
    /// What is to become of an optional value.
    public enum Edit<Value: Sendable>: Sendable {
        case keep
        case clear
        case set(Value)
    }

    /// nil keeps it.
    public var username: String?
    public var name: String?
    public var email: UserChange.Edit<String> = .keep
    public var profile: UserChange.Edit<String> = .keep
    public var picture: UserChange.Edit<Picture> = .keep
    /// A new password revokes all sessions but `keeping`; a rehash of the same one revokes none.
    public var password: Password = .keep

    public enum Password: Sendable {
        case keep
        case rehashed(String)
        case changed(hash: String, keeping: Session.ID?)
    }

    public init() {}
}

/// A session that is to be opened; the store gives its id.
public struct NewSession: Sendable {
    public var user: User.ID
    public var familyHash: [UInt8]
    public var secretHash: [UInt8]
    public var expiresAt: Timestamp

    public init(user: User.ID, familyHash: [UInt8], secretHash: [UInt8], expiresAt: Timestamp) {
        self.user = user
        self.familyHash = familyHash
        self.secretHash = secretHash
        self.expiresAt = expiresAt
    }
}
