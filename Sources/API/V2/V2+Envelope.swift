import Domain
import HTTP

extension V2 {
    /// `{"success": true, "data": …}`
    /// - Parameters:
    ///   - capacity: the expected length of the data, in bytes.
    ///   - write: writes one value.
    static func envelope(capacity: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        JSONWriter.text(capacity: capacity + 32) { writer in
            writer.beginObject()
            writer.key("success")
            writer.bool(true)
            writer.key("data")
            write(&writer)
            writer.endObject()
        }
    }

    /// A response with data.
    static func answer(_ status: Status = .ok, capacity: Int = 512, _ write: (inout JSONWriter) -> Void) -> Response {
        .json(status, envelope(capacity: capacity, write))
    }

    /// A response with data that has a tag; 304 where the client has it already.
    func answer(
        _ tag: EntityTag,
        to request: Request,
        capacity: Int = 512,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        conditions.answer(tag, to: request) { Self.answer(capacity: capacity, write) }
    }

    /// What a user looks like to the caller.
    func answer(_ user: UserView, isOwner: Bool, _ status: Status = .ok) -> Response {
        Self.answer(status) { $0.user(user, isOwner: isOwner, times) }
    }

    func answer(_ tweet: TweetView, _ status: Status = .ok) -> Response {
        Self.answer(status) { $0.tweet(tweet, times) }
    }
}
