import Domain
import HTTP

extension Classic {
    func listTweets(_ call: Call) async throws(Failure) -> Response {
        let query = TweetQuery(window: .numbered(offset: 0, limit: rules.maxTweets))
        let page = try await ListTweets(query).run(in: world)
        var writer = JSONWriter(capacity: 64 + page.items.count * 320)
        writer.beginObject()
        writer.key("data")
        writer.beginArray()
        for view in page.items {
            writer.classicTweet(view, times)
        }
        writer.endArray()
        writer.message(Message.tweets.rawValue)
        writer.endObject()
        var response = Response.json(.ok, writer.finish())
        complete(&response, to: call.request)
        return response
    }

    func postTweet(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        guard let author = try await writer(fields.text("user_id"), call) else { return Self.answer(.notPosted) }
        var draft = TweetDraft()
        draft.content = fields.text("user_content")
        let tweet: TweetView
        do {
            tweet = try await PostTweet(draft, by: author).run(in: world)
        } catch .invalid {
            return Self.answer(.notPosted)
        } catch .revokedSession {
            return Self.answer(.notPosted)
        }
        var writer = JSONWriter(capacity: 96)
        writer.beginObject()
        writer.key("content_id")
        writer.string(digits: tweet.tweet.id.rawValue)
        writer.message(Message.posted.rawValue)
        writer.endObject()
        return .json(.ok, writer.finish())
    }

    func deleteTweet(_ call: Call) async throws(Failure) -> Response {
        let fields = try Self.fields(of: call.request)
        let id = try Self.contentID(fields)
        let username = fields.filled("user_id")
        switch username {
        case .absent, .null: throw .invalid([FieldError("user_id", .missing)])
        case .wrongType, .value: break
        }
        guard let id, let author = try await writer(username, call) else { return Self.answer(.notDeleted) }
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
    fileprivate mutating func classicTweet(_ view: TweetView, _ times: TimeStyle) {
        beginObject()
        key("content_id")
        string(digits: view.tweet.id.rawValue)
        key("user_id")
        string(view.author.username)
        key("user_content")
        string(view.tweet.content)
        key("created_at")
        moment(view.tweet.createdAt, times)
        key("updated_at")
        moment(view.tweet.updatedAt, times)
        endObject()
    }
}
