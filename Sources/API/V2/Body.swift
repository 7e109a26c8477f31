import Domain
import HTTP

extension V2 {
    /// Reads a body: JSON or `multipart/form-data`, nothing else.
    /// - Throws: `unsupportedType`, `unreadableBody`, `invalid`.
    static func fields(of request: Request) throws(Failure) -> BodyFields {
        if request.headers["content-encoding"] != nil { throw .unsupportedType }
        let types = request.headers.values("content-type")
        // An empty body is said to be empty, whether or not it has a type.
        if request.body.isEmpty, types.isEmpty { throw .unreadableBody }
        guard types.count == 1, let type = MediaType(types[0]) else { throw .unsupportedType }
        switch type.essence {
        case "application/json":
            guard type["charset"].map({ $0.lowercased() == "utf-8" }) ?? true else { throw .unsupportedType }
            return try .json(request.body)
        case "multipart/form-data":
            guard let boundary = type["boundary"] else { throw .unreadableBody }
            return try .multipart(request.body, boundary: boundary)
        case _:
            throw .unsupportedType
        }
    }

    static func userDraft(of request: Request) throws(Failure) -> UserDraft {
        let fields = try fields(of: request)
        var draft = UserDraft()
        draft.id = fields.id("id")
        draft.username = fields.text("username")
        draft.name = fields.text("name")
        draft.email = fields.text("email")
        draft.profile = fields.text("profile")
        draft.password = fields.text("password")
        return draft
    }

    static func tweetDraft(of request: Request) throws(Failure) -> TweetDraft {
        let fields = try fields(of: request)
        var draft = TweetDraft()
        draft.id = fields.id("id")
        draft.content = fields.text("content")
        return draft
    }
}
