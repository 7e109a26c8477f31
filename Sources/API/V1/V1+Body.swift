import Domain
import HTTP

extension V1 {
    /// Reads a body: a form, which is also what a body without a type is, JSON or `multipart/form-data`.
    /// - Throws: `unsupportedType`, `unreadableBody`, `invalid`.
    static func fields(of request: Request) throws(Failure) -> BodyFields {
        try BodyFields(request.body, BodyType.named(by: request) ?? .form)
    }

    /// Reads what a body says about a user.
    /// - Throws: as `fields` does.
    func user(of request: Request) throws(Failure) -> UserDraft {
        let fields = try Self.fields(of: request)
        var draft = fields.user
        draft.picture = fields.upload(world.limits)
        switch fields {
        case .json: break
        // A form cannot say null: where its field for the e-mail is left empty, there is none.
        case .form, .multipart: if draft.email.value == "" { draft.email = .null }
        }
        return draft
    }
}
