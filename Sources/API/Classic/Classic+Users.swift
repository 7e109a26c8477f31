import Domain
import HTTP

extension Classic {
    func signUp(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let csrf = try csrfValues(fields, call.request)
        var draft = UserDraft()
        draft.username = fields.filled("user_id")
        draft.name = fields.filled("user_name")
        draft.profile = fields.filled("user_profile")
        draft.password = fields.filled("user_password")
        let user = try await SignUp(draft, under: .open, from: call.request.peer).run(in: world)
        try await BindCSRF(csrf, to: user.user.id).run(in: world)
        return Self.answer(.signedUp)
    }

    /// The cookie and the token are of one session.
    func logIn(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let csrf = try csrfValues(fields, call.request)
        let logIn = LogIn(
            username: fields.filled("user_id"),
            password: fields.filled("user_password"),
            from: call.request.peer
        )
        switch try await logIn.attempt(in: world) {
        case .unknownUser: return Self.answer(.unknownID)
        case .wrongPassword: return Self.answer(.wrongPassword)
        case .granted(let grant):
            try await BindCSRF(csrf, to: grant.session.user).run(in: world)
            let access = try await tokens.issue(for: grant.session, at: world.clock())
            let cookie = SetCookie(
                Self.sessionCookie,
                grant.ticket.text,
                maxAge: world.limits.refreshTokenSeconds,
                isHTTPOnly: true,
                isSecure: call.request.isSecure
            )
            var response = Self.answer(.loggedIn)
            response.headers.append("Authorization", "Bearer \(access)")
            // Beside what every answer exposes: browsers read the lines as one list.
            response.headers.append("Access-Control-Expose-Headers", "Authorization")
            response.headers.append("Set-Cookie", cookie.fieldValue)
            return response
        }
    }

    /// Tells who has signed up or logged in with a csrf value.
    func userInfo(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let owner = try await FindCSRFOwner(fields.text("user_csrf"), field: "user_csrf").run(in: world)
        guard let user = owner?.user else { return Self.answer(.unknownUser) }
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.key("data")
        if rules.userInfoAsObject {
            writer.raw(Self.userInfo(user))
        } else {
            // As the document prints it: a string that holds JSON.
            writer.string(String(decoding: Self.userInfo(user), as: UTF8.self))
        }
        writer.message(Message.userInfo.rawValue)
        writer.endObject()
        return .json(.ok, writer.finish())
    }

    private static func userInfo(_ user: User) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.beginObject()
        writer.key("user_id")
        writer.string(user.username)
        writer.key("user_name")
        writer.string(user.name)
        writer.key("user_profile")
        writer.string(user.profile ?? "")
        writer.endObject()
        return writer.finish()
    }
}
