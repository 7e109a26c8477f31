import Domain
import HTTP

extension Classic {
    func listTweets(_ call: Call) throws(Failure) -> Eventual<Response> {
        let query = TweetQuery(window: .numbered(offset: 0, limit: rules.maxTweets))
        return try ListTweets(query).run(in: world).map { [self] page in
            let body = JSONWriter.text(capacity: 64 + page.items.count * 320) { writer in
                writer.beginObject()
                writer.key("data")
                writer.beginArray()
                page.items.lendEach { writer.classicTweet($0, by: $1, times) }
                writer.endArray()
                writer.message(Message.tweets.rawValue)
                writer.endObject()
            }
            var response = Response.json(.ok, body)
            complete(&response, to: call.request)
            return response
        }
    }

    func postTweet(_ call: Call) throws(Failure) -> Eventual<Response> {
        let fields = try Self.fields(of: call.request)
        return try writer(fields.text("user_id"), call).flatMap { [self] author throws(Failure) in
            guard let author else { return .now(Self.answer(.notPosted)) }
            var draft = TweetDraft()
            draft.content = fields.text("user_content")
            do throws(Failure) {
                return try PostTweet(draft, by: author).run(in: world).map(Self.posted)
            } catch .invalid {
                return .now(Self.answer(.notPosted))
            } catch .revokedSession {
                return .now(Self.answer(.notPosted))
            }
        }
    }

    private static func posted(_ tweet: TweetView) -> Response {
        let body = JSONWriter.text(capacity: 96) { writer in
            writer.beginObject()
            writer.key("content_id")
            writer.string(digits: tweet.tweet.id.rawValue)
            writer.message(Message.posted.rawValue)
            writer.endObject()
        }
        return .json(.ok, body)
    }

    func deleteTweet(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let id = try Self.contentID(fields)
        let username = fields.filled("user_id")
        switch username {
        case .absent, .null: throw .invalid([FieldError("user_id", .missing)])
        case .wrongType, .value: break
        }
        guard let id, let author = try await writer(username, call).value else { return Self.answer(.notDeleted) }
        do {
            try await DeleteTweet(id, by: author).run(in: world)
        } catch .noSuchTweet {
            return Self.answer(.notDeleted)
        } catch .notYours {
            return Self.answer(.notDeleted)
        }
        return Self.answer(.deleted)
    }
}

extension JSONWriter {
    /// A tweet, with the keys of contract classic.
    fileprivate mutating func classicTweet(_ tweet: Tweet, by author: User, _ times: TimeStyle) {
        beginObject()
        key("content_id")
        string(digits: tweet.id.rawValue)
        key("user_id")
        string(author.username)
        key("user_content")
        string(tweet.content)
        key("created_at")
        moment(tweet.createdAt, times)
        key("updated_at")
        moment(tweet.updatedAt, times)
        endObject()
    }
}
