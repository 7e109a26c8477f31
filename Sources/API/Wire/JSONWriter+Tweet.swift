import Domain
import HTTP

extension JSONWriter {
    /// A tweet, with the keys that v1 and v2 share.
    /// - Parameter keys: those that are wanted; the author is one as a whole.
    mutating func tweet(_ view: TweetView, _ times: TimeStyle, only keys: TweetKeys = .all) {
        tweet(view.tweet, by: view.author, times, keys)
    }

    /// Tweets.
    mutating func tweets(_ tweets: TweetList, _ times: TimeStyle, only keys: TweetKeys = .all) {
        beginArray()
        tweets.lendEach { tweet($0, by: $1, times, keys) }
        endArray()
    }

    @inline(never)
    private mutating func tweet(_ tweet: Tweet, by author: User, _ times: TimeStyle, _ keys: TweetKeys) {
        if keys == .all, whole(tweet, by: author, times) { return }
        some(tweet, by: author, times, keys)
    }

    // What is nearly always wanted, and nearly always finds room.
    @inline(__always)
    private mutating func whole(_ tweet: Tweet, by author: User, _ times: TimeStyle) -> Bool {
        value { text in
            text.verbatim("{\"id\":")
            text.integer(tweet.id.rawValue)
            text.verbatim(",\"content\":")
            text.string(tweet.content)
            text.verbatim(",\"author\":{\"id\":")
            text.integer(author.id.rawValue)
            text.verbatim(",\"username\":")
            text.string(author.username)
            text.verbatim(",\"name\":")
            text.string(author.name)
            if let picture = author.picture {
                text.verbatim(",\"profileImageUrl\":")
                text.string(picture.path)
            }
            text.verbatim("},\"createdAt\":")
            text.moment(tweet.createdAt, times)
            text.verbatim(",\"updatedAt\":")
            text.moment(tweet.updatedAt, times)
            text.verbatim("}")
        }
    }

    private mutating func some(_ tweet: Tweet, by author: User, _ times: TimeStyle, _ keys: TweetKeys) {
        beginObject()
        if keys.contains(.id) {
            key("id")
            integer(tweet.id.rawValue)
        }
        if keys.contains(.content) {
            key("content")
            string(tweet.content)
        }
        if keys.contains(.author) {
            key("author")
            self.author(author)
        }
        if keys.contains(.createdAt) {
            key("createdAt")
            moment(tweet.createdAt, times)
        }
        if keys.contains(.updatedAt) {
            key("updatedAt")
            moment(tweet.updatedAt, times)
        }
        endObject()
    }

    private mutating func author(_ author: User) {
        beginObject()
        key("id")
        integer(author.id.rawValue)
        key("username")
        string(author.username)
        key("name")
        string(author.name)
        if let picture = author.picture {
            key("profileImageUrl")
            string(picture.path)
        }
        endObject()
    }
}
