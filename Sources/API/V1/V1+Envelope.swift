import Domain
import HTTP

extension V1 {
    /// A response whose body is an object.
    /// - Parameters:
    ///   - capacity: the expected length of the data, in bytes.
    ///   - write: writes the members: resources under their names.
    static func answer(_ status: Status = .ok, capacity: Int = 512, _ write: (inout JSONWriter) -> Void) -> Response {
        let body = JSONWriter.text(capacity: capacity + 32) { writer in
            writer.beginObject()
            write(&writer)
            writer.endObject()
        }
        return .json(status, body)
    }

    /// A response that has a tag; 304 where the client has it already.
    func answer(
        _ tag: EntityTag,
        to request: Request,
        capacity: Int = 512,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        conditions.answer(tag, to: request) { Self.answer(capacity: capacity, write) }
    }

    /// What a user looks like to the caller.
    /// - Parameter key: what the user is here.
    func answer(_ user: UserView, as key: StaticString = "user", isOwner: Bool, _ status: Status = .ok) -> Response {
        Self.answer(status) { writer in
            writer.key(key)
            writer.user(user, isOwner: isOwner, times)
        }
    }

    func answer(_ tweet: TweetView, _ status: Status = .ok) -> Response {
        Self.answer(status) { writer in
            writer.key("tweet")
            writer.tweet(tweet, times)
        }
    }
}
