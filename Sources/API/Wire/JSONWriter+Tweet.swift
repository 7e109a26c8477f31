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

    // A function of its own, which alone has the writer: so it keeps the writer's parts in registers.
    @inline(never)
    private mutating func tweet(_ tweet: Tweet, by author: User, _ times: TimeStyle, _ keys: TweetKeys) {
        if keys == .all {
            whole(tweet, by: author, times)
        } else {
            some(tweet, by: author, times, keys)
        }
    }

    // What is nearly always wanted: all that stands between two values is written at once.
    @inline(__always)
    private mutating func whole(_ tweet: Tweet, by author: User, _ times: TimeStyle) {
        begin(verbatim: "{\"id\":")
        integer(tweet.id.rawValue)
        between(verbatim: ",\"content\":")
        string(tweet.content)
        between(verbatim: ",\"author\":")
        self.author(author)
        between(verbatim: ",\"createdAt\":")
        moment(tweet.createdAt, times)
        between(verbatim: ",\"updatedAt\":")
        moment(tweet.updatedAt, times)
        endObject()
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

    @inline(__always)
    private mutating func author(_ author: User) {
        begin(verbatim: "{\"id\":")
        integer(author.id.rawValue)
        between(verbatim: ",\"username\":")
        string(author.username)
        between(verbatim: ",\"name\":")
        string(author.name)
        if let picture = author.picture {
            key("profileImageUrl")
            string(picture.path)
        }
        endObject()
    }
}
