/// What renews a session, once: the session's id, a part that all tokens of the session share, and a secret of its own.
///
/// Who shows the right family has held a token of this session; a wrong secret beside it has therefore been used before.
public struct RefreshToken: Sendable {
    public let session: Session.ID
    let family: [UInt8]
    let secret: [UInt8]

    static let familyLength = 16
    static let secretLength = 32
    private static let length = 8 + familyLength + secretLength

    init(session: Session.ID, family: [UInt8], secret: [UInt8]) {
        self.session = session
        self.family = family
        self.secret = secret
    }

    /// Reads a token as a client shows it.
    /// - Returns: nil where it cannot be one of ours.
    public init?(_ text: String) {
        guard let bytes = Base64URL.decode(text.utf8), bytes.count == Self.length else { return nil }
        let id = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard let id = Int64(exactly: id), let session = Session.ID(rawValue: id) else { return nil }
        self.session = session
        family = Array(bytes[8..<8 + Self.familyLength])
        secret = Array(bytes[(8 + Self.familyLength)...])
    }

    /// The token as the client gets it, in base64url.
    public var text: String {
        let id = (0..<8).map { UInt8(truncatingIfNeeded: session.rawValue >> (56 - 8 * $0)) }
        return Base64URL.encode(id + family + secret)
    }
}
