/// Who asks: the user and the session that a token has proved.
public struct Caller: Hashable, Sendable {
    public let user: User.ID
    public let session: Session.ID

    public init(user: User.ID, session: Session.ID) {
        self.user = user
        self.session = session
    }
}
