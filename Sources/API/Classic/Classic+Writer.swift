import Domain
import HTTP

extension Classic {
    /// The user in whose name a request may write: the one that it names, if its token or its cookie is that user's.
    /// - Parameter username: what the body says under `user_id`.
    /// - Returns: nil where there is no such user, or no proof.
    func writer(_ username: Given<String>, _ call: Call) async throws(Failure) -> User.ID? {
        guard let username = username.value, let user = try await world.store.user(named: username).value?.user else {
            return nil
        }
        if rules.trustsUserID || call.caller?.user == user.id { return user.id }
        return try await holder(call.request)?.user == user.id ? user.id : nil
    }

    /// Who holds the session of a request's cookie.
    private func holder(_ request: Request) async throws(Failure) -> Caller? {
        guard
            let text = Cookies(request.headers)[Self.sessionCookie], let ticket = SessionTicket(text),
            trust.admits(request)
        else { return nil }
        do {
            return try await RedeemTicket(ticket).run(in: world)
        } catch .invalidToken {
            return nil
        } catch .expiredToken {
            return nil
        } catch .revokedSession {
            return nil
        }
    }
}
