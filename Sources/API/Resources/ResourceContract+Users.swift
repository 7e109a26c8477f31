import Domain
import HTTP

extension ResourceContract {
    func signUp(_ call: Call) async throws(Failure) -> Response {
        created(try await SignUp(user(of: call.request), from: call.request.peer).run(in: world), call)
    }

    /// Changes what is given.
    func changeUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let draft = try user(of: call.request)
        let precondition = conditions.precondition(of: call.request)
        let change = try ChangeUser(id, with: draft, if: precondition, by: call.signedIn(), from: call.request.peer)
        return try await answer(change.run(in: world), isOwner: true)
    }

    func deleteUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let precondition = conditions.precondition(of: call.request)
        try await DeleteUser(id, if: precondition, by: call.signedIn()).run(in: world)
        return Response(.noContent)
    }

    func listUsers(_ call: Call) throws(Failure) -> Eventual<Response> {
        try users(.all, call)
    }

    func listUserFriends(_ call: Call) throws(Failure) -> Eventual<Response> {
        try users(.friends(of: call.user()), call)
    }

    func listUserFollowers(_ call: Call) throws(Failure) -> Eventual<Response> {
        try users(.followers(of: call.user()), call)
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

    func created(_ user: UserView, _ call: Call) -> Response {
        answer(user, isOwner: true, .created).located(call, "/users/\(user.user.id.rawValue)")
    }
}
