import Domain
import HTTP

extension ResourceContract {
    func logIn(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let logIn = LogIn(
            username: fields.text("username"),
            password: fields.text("password"),
            from: call.request.peer
        )
        return try await answer(logIn.run(in: world))
    }

    func renewSession(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let renewal = RenewSession(fields.text("refreshToken"), field: "refreshToken")
        return try await answer(renewal.run(in: world))
    }

    func logOut(_ call: Call) async throws(Failure) -> Response {
        try await LogOut(call.signedIn()).run(in: world)
        return Response(.noContent)
    }

    private func answer(_ grant: Grant) async throws(Failure) -> Response {
        let access = try await tokens.issue(for: grant.session, at: world.clock())
        return Self.answer(.created, as: "token", capacity: 768) {
            $0.token(access: access, refresh: grant.refreshToken.text, lifetime: tokens.lifetime)
        }
    }
}
