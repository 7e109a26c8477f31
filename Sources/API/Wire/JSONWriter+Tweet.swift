import Domain
import HTTP

extension JSONWriter {
    /// A tweet, with the keys that v1 and v2 share.
    /// - Parameter keys: those that are wanted; the author is one as a whole.
    mutating func tweet(_ view: TweetView, _ times: TimeStyle, only keys: TweetKeys = .all) {
        tweet(view.tweet, by: view.author, times, keys)
    }

    /// Tweets.
    mutating func tweets(_ views: [TweetView], _ times: TimeStyle, only keys: TweetKeys = .all) {
        beginArray()
        // Unsafe on purpose: the rows are lent by the array, which outlives this. An element taken out of it would be
        // retained and released, twice: a tenth of what a page costs.
        for place in views.indices {
            Unmanaged.passUnretained(views[place].tweet)._withUnsafeGuaranteedRef { row in
                Unmanaged.passUnretained(views[place].author)._withUnsafeGuaranteedRef { author in
                    tweet(row, by: author, times, keys)
                }
            }
        }
        endArray()
    }

    // A function of its own, which alone has the writer: so it keeps the writer's parts in registers.
    @inline(never)
    private mutating func tweet(_ tweet: Tweet, by author: User, _ times: TimeStyle, _ keys: TweetKeys) {
        if keys == .all {
            write(tweet, by: author, times, .all)
        } else {
            write(tweet, by: author, times, keys)
        }
    }

    // Twice inlined: where every key is wanted, which is nearly always, no key is asked for.
    @inline(__always)
    private mutating func write(_ tweet: Tweet, by author: User, _ times: TimeStyle, _ keys: TweetKeys) {
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
