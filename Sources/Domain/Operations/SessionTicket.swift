/// What proves a session for as long as it lives, for clients that keep no tokens: its id, and the part that all its
/// refresh tokens share. It renews nothing, and is stored only as the digest of that part.
public struct SessionTicket: Sendable {
    public let session: Session.ID
    let family: [UInt8]

    private static let length = 8 + RefreshToken.familyLength

    init(session: Session.ID, family: [UInt8]) {
        self.session = session
        self.family = family
    }

    /// Reads a ticket as a client shows it.
    /// - Returns: nil where it cannot be one of ours.
    public init?(_ text: String) {
        guard let bytes = Base64URL.decode(text.utf8), bytes.count == Self.length else { return nil }
        let id = bytes.prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        guard let id = Int64(exactly: id), let session = Session.ID(rawValue: id) else { return nil }
        self.session = session
        family = Array(bytes[8...])
    }

    /// The ticket as the client gets it: 32 characters of base64url.
    public var text: String {
        let id = (0..<8).map { UInt8(truncatingIfNeeded: session.rawValue >> (56 - 8 * $0)) }
        return Base64URL.encode(id + family)
    }
}
