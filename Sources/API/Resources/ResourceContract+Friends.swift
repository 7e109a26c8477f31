import Domain
import HTTP

extension ResourceContract {
    func follow(_ call: Call) async throws(Failure) -> Response {
        let caller = try call.signedIn()
        let fields = try Self.fields(of: call.request)
        let friend = try await Follow(fields.id("userId"), field: "userId", by: caller).run(in: world)
        return answer(friend, as: "friend", isOwner: false, .created)
            .located(call, "/friends/\(friend.user.id.rawValue)")
    }

    func unfollow(_ call: Call) async throws(Failure) -> Response {
        let friend = try call.user(field: "userId")
        try await Unfollow(friend, by: call.signedIn()).run(in: world)
        return Response(.noContent)
    }

    func listFriends(_ call: Call) throws(Failure) -> Eventual<Response> {
        try users(.friends(of: call.signedIn().user), call)
    }
}
