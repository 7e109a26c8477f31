import Domain
import HTTP

extension Classic {
    /// The user in whose name a request may write: the one that it names, if its token or its cookie is that user's.
    /// - Parameter username: what the body says under `user_id`.
    /// - Returns: nil where there is no such user, or no proof.
    func writer(_ username: Given<String>, _ call: Call) throws(Failure) -> Eventual<User.ID?> {
        guard let username = username.value else { return .now(nil) }
        return try world.store.user(named: username).flatMap { [self] user throws(Failure) in
            guard let id = user?.user.id else { return .now(nil) }
            if rules.trustsUserID || call.caller?.user == id { return .now(id) }
            return .later { () async throws(Failure) in try await self.holder(call.request)?.user == id ? id : nil }
        }
    }

    /// Who holds the session of a request's cookie.
    private func holder(_ request: Request) async throws(Failure) -> Caller? {
        guard
            let text = Cookies(request.headers)[Self.sessionCookie], let ticket = SessionTicket(text),
            trust.admits(request)
        else { return nil }
        do throws(Failure) {
            return try await RedeemTicket(ticket).run(in: world)
        } catch {
            return try error.asNoCaller()
        }
    }
}
