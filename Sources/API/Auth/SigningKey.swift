/// A secret that signs access tokens and verifies them.
public struct SigningKey: Sendable {
    /// What a token's `kid` names.
    public let id: String
    /// At least 32 bytes (RFC 7518, section 3.2).
    public let secret: [UInt8]

    public init(id: String, secret: [UInt8]) {
        self.id = id
        self.secret = secret
    }
}
