import Domain
import HTTP

extension JSONWriter {
    /// A tweet, with the keys that v1 and v2 share.
    mutating func tweet(_ view: TweetView, _ times: TimeStyle) {
        let tweet = view.tweet
        let author = view.author
        beginObject()
        key("id")
        integer(tweet.id.rawValue)
        key("content")
        string(tweet.content)
        key("author")
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
        key("createdAt")
        moment(tweet.createdAt, times)
        key("updatedAt")
        moment(tweet.updatedAt, times)
        endObject()
    }
}
