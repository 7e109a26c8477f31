import Domain
import HTTP

extension V1 {
    func signUp(_ call: Call) async throws(Failure) -> Response {
        let user = try await SignUp(user(of: call.request), from: call.request.peer).run(in: world)
        return answer(user, isOwner: true, .created).located(call, "/users/\(user.user.id.rawValue)")
    }

    func getUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let choice = try Choice(ofUser: call.request)
        let user = try await FindUser(id).run(in: world)
        let inclusion = try await Inclusion(choice.relations, of: id, in: world)
        let isOwner = user.isOwned(by: call.caller)
        let variant = choice.variant(inclusion.tags(for: call.caller))
        let tag = conditions.entityTag(user.tag, isOwner: isOwner, variant: variant)
        return answer(tag, to: call.request, capacity: 512 + inclusion.count * 384) { writer in
            writer.key("user")
            writer.user(user, isOwner: isOwner, times, only: choice.keys)
            inclusion.write(to: &writer, for: call.caller, times)
        }
    }

    /// Changes what is given; there is no making of users by PUT.
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

    func listUsers(_ call: Call) async throws(Failure) -> Response {
        try await users("users", .all, call)
    }

    func listUserFriends(_ call: Call) async throws(Failure) -> Response {
        try await users("friends", .friends(of: call.user()), call)
    }

    func listUserFollowers(_ call: Call) async throws(Failure) -> Response {
        try await users("followers", .followers(of: call.user()), call)
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
