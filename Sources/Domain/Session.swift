/// A log-in: what access tokens refer to by `sid`, and what a refresh token renews.
public struct Session: Hashable, Sendable {
    public typealias ID = Identifier<Session>

    public let id: ID
    public let user: User.ID
    /// The hash of the part of the refresh token that all tokens of this session share. Who presents it has held one
    /// of them, so that a wrong `secretHash` beside it proves a second use.
    public let familyHash: [UInt8]
    /// The hash of the part that changes with each renewal.
    public let secretHash: [UInt8]
    /// When the refresh token, and with it the session, expires.
    public let expiresAt: Timestamp

    public init(id: ID, user: User.ID, familyHash: [UInt8], secretHash: [UInt8], expiresAt: Timestamp) {
        self.id = id
        self.user = user
        self.familyHash = familyHash
        self.secretHash = secretHash
        self.expiresAt = expiresAt
    }
}
