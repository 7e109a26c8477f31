import Domain
import HTTP

extension V2 {
    func signUp(_ call: Call) async throws(Failure) -> Response {
        let user = try await SignUp(user(of: call.request), from: call.request.peer).run(in: world)
        return answer(user, isOwner: true, .created).located(call, "/users/\(user.user.id.rawValue)")
    }

    func getUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let user = try await FindUser(id).run(in: world)
        let isOwner = user.isOwned(by: call.caller)
        let tag = conditions.entityTag(user.tag, isOwner: isOwner)
        return answer(tag, to: call.request) { $0.user(user, isOwner: isOwner, times) }
    }

    /// With the identifier in the path or, without one there, in the body.
    func replaceUser(_ call: Call) async throws(Failure) -> Response {
        let target = call.parameter(0).isEmpty ? nil : try call.user()
        let draft = try user(of: call.request)
        let precondition = conditions.precondition(of: call.request)
        let replacement = ReplaceUser(
            target,
            with: draft,
            if: precondition,
            by: call.caller,
            from: call.request.peer
        )
        switch try await replacement.run(in: world) {
        case .created(let user):
            return answer(user, isOwner: true, .created).located(call, "/users/\(user.user.id.rawValue)")
        case .replaced(let user):
            return answer(user, isOwner: true)
        }
    }

    func changeUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let draft = try user(of: call.request)
        let precondition = conditions.precondition(of: call.request)
        let change = try ChangeUser(
            id,
            with: draft,
            if: precondition,
            by: call.signedIn(),
            from: call.request.peer
        )
        let user = try await change.run(in: world)
        return answer(user, isOwner: true)
    }

    func deleteUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let precondition = conditions.precondition(of: call.request)
        try await DeleteUser(id, if: precondition, by: call.signedIn()).run(in: world)
        return Response(.noContent)
    }

    /// The control resource: exactly one of `username` and `email` is asked about.
    func checkDuplicate(_ call: Call) async throws(Failure) -> Response {
        var reader = try ParameterReader(call.request)
        let username = reader.text("username")
        let email = reader.text("email")
        if reader.has("username"), reader.has("email") { reader.refuse("email", .conflicts(with: "username")) }
        if username == "" || !reader.has("username") && !reader.has("email") { reader.refuse("username", .missing) }
        if email == "" { reader.refuse("email", .missing) }
        try reader.finish()
        let question: CheckDuplicate = username.map { .username($0) } ?? .email(email ?? "")
        let isTaken = try await question.run(in: world)
        return Self.answer(capacity: 32) { writer in
            writer.beginObject()
            writer.key("duplicate")
            writer.bool(isTaken)
            writer.endObject()
        }
    }

    func listUsers(_ call: Call) async throws(Failure) -> Response {
        try await users(.all, call)
    }

    func listUserFriends(_ call: Call) async throws(Failure) -> Response {
        try await users(.friends(of: call.user()), call)
    }

    func listUserFollowers(_ call: Call) async throws(Failure) -> Response {
        try await users(.followers(of: call.user()), call)
    }

    func changePicture(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let upload = try Self.fields(of: call.request).soleUpload(world.limits)
        return try await changePicture(of: id, .set(upload), call)
    }

    func removePicture(_ call: Call) async throws(Failure) -> Response {
        try await changePicture(of: call.user(), .remove, call)
    }

    private func changePicture(
        of id: User.ID,
        _ change: ChangePicture.Change,
        _ call: Call
    ) async throws(Failure) -> Response {
        let precondition = conditions.precondition(of: call.request)
        let user = try await ChangePicture(of: id, change, if: precondition, by: call.signedIn()).run(in: world)
        return answer(user, isOwner: true)
    }
}
