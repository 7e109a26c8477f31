import Domain
import HTTP

extension JSONWriter {
    /// A user, with the keys that v1 and v2 share.
    /// - Parameter isOwner: whether the user itself asks: no one else sees the e-mail.
    mutating func user(_ view: UserView, isOwner: Bool, _ times: TimeStyle) {
        let user = view.user
        beginObject()
        key("id")
        integer(user.id.rawValue)
        key("username")
        string(user.username)
        key("name")
        string(user.name)
        if isOwner, let email = user.email {
            key("email")
            string(email)
        }
        if let profile = user.profile {
            key("profile")
            string(profile)
        }
        if let picture = user.picture {
            key("profileImageUrl")
            string(picture.path)
        }
        key("tweetCount")
        integer(view.tweetCount)
        key("friendCount")
        integer(view.friendCount)
        key("followerCount")
        integer(view.followerCount)
        key("createdAt")
        moment(user.createdAt, times)
        key("updatedAt")
        moment(user.updatedAt, times)
        endObject()
    }
}

extension Picture {
    /// Where it is served.
    var path: String { "/media/\(fileName)" }
}
