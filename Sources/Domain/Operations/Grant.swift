/// What a log-in or a renewal gives: the session, and the refresh token that renews it once.
public struct Grant: Sendable {
    public let session: Session
    public let refreshToken: RefreshToken

    public init(session: Session, refreshToken: RefreshToken) {
        self.session = session
        self.refreshToken = refreshToken
    }

    /// What proves the session to those who keep no tokens.
    public var ticket: SessionTicket {
        SessionTicket(session: session.id, family: refreshToken.family)
    }
}
