import Domain
import HTTP

extension V2 {
    func getUser(_ call: Call) throws(Failure) -> Eventual<Response> {
        try FindUser(call.user()).run(in: world).map { [self] user in
            let isOwner = user.isOwned(by: call.caller)
            let tag = conditions.entityTag(user.tag, isOwner: isOwner)
            return answer(tag, to: call.request, as: "user") { $0.user(user, isOwner: isOwner, times) }
        }
    }

    /// With the identifier in the path or, without one there, in the body.
    func replaceUser(_ call: Call) async throws(Failure) -> Response {
        let target = call.parameter(0).isEmpty ? nil : try call.user()
        let draft = try user(of: call.request)
        let precondition = conditions.precondition(of: call.request)
        let peer = call.request.peer
        let replacement = ReplaceUser(target, with: draft, if: precondition, by: call.caller, from: peer)
        switch try await replacement.run(in: world) {
        case .created(let user): return created(user, call)
        case .replaced(let user): return answer(user, isOwner: true)
        }
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
        return Self.answer(.ok, as: "answer", capacity: 32) { writer in
            writer.beginObject()
            writer.key("duplicate")
            writer.bool(isTaken)
            writer.endObject()
        }
    }
}
