import Domain
import HTTP

extension V1 {
    func getUser(_ call: Call) async throws(Failure) -> Response {
        let id = try call.user()
        let choice = try Choice(ofUser: call.request)
        let user = try await FindUser(id).run(in: world).value
        let inclusion = try await Inclusion(choice.relations, of: id, in: world)
        let isOwner = user.isOwned(by: call.caller)
        let variant = choice.variant(inclusion.tags(for: call.caller))
        let tag = conditions.entityTag(user.tag, isOwner: isOwner, variant: variant)
        return conditions.answer(tag, to: call.request) {
            Self.answer(capacity: 512 + inclusion.count * 384) { writer in
                writer.key("user")
                writer.user(user, isOwner: isOwner, times, only: choice.keys)
                inclusion.write(to: &writer, for: call.caller, times)
            }
        }
    }
}
