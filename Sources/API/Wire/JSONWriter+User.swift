import Domain
import HTTP

extension JSONWriter {
    /// A user, with the keys that v1 and v2 share.
    /// - Parameters:
    ///   - isOwner: whether the user itself asks: no one else sees the e-mail.
    ///   - keys: those that are wanted.
    mutating func user(_ view: UserView, isOwner: Bool, _ times: TimeStyle, only keys: UserKeys = .all) {
        if keys == .all { write(view, isOwner, times, .all) } else { write(view, isOwner, times, keys) }
    }

    /// Users, as the caller sees them.
    mutating func users(_ views: [UserView], for caller: Caller?, _ times: TimeStyle, only keys: UserKeys = .all) {
        beginArray()
        for view in views { user(view, isOwner: view.isOwned(by: caller), times, only: keys) }
        endArray()
    }

    // Twice inlined: where every key is wanted, which is nearly always, no key is asked for.
    @inline(__always)
    private mutating func write(_ view: UserView, _ isOwner: Bool, _ times: TimeStyle, _ keys: UserKeys) {
        let user = view.user
        beginObject()
        if keys.contains(.id) {
            key("id")
            integer(user.id.rawValue)
        }
        if keys.contains(.username) {
            key("username")
            string(user.username)
        }
        if keys.contains(.name) {
            key("name")
            string(user.name)
        }
        if keys.contains(.email), isOwner, let email = user.email {
            key("email")
            string(email)
        }
        if keys.contains(.profile), let profile = user.profile {
            key("profile")
            string(profile)
        }
        if keys.contains(.profileImageURL), let picture = user.picture {
            key("profileImageUrl")
            string(picture.path)
        }
        if keys.contains(.tweetCount) {
            key("tweetCount")
            integer(view.tweetCount)
        }
        if keys.contains(.friendCount) {
            key("friendCount")
            integer(view.friendCount)
        }
        if keys.contains(.followerCount) {
            key("followerCount")
            integer(view.followerCount)
        }
        if keys.contains(.createdAt) {
            key("createdAt")
            moment(user.createdAt, times)
        }
        if keys.contains(.updatedAt) {
            key("updatedAt")
            moment(user.updatedAt, times)
        }
        endObject()
    }
}

extension Picture {
    /// Where it is served.
    var path: String { "/media/\(fileName)" }
}
