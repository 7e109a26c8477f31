internal import Domain
internal import JSON

/// Mutations as members of a journal record: the key says which, the value is what it brings.
extension Mutation {
    func write(to json: inout JSONWriter) {
        switch self {
        case .userCreated(let user):
            json.key("userCreated")
            json.user(user)
        case .userChanged(let user, let closing):
            json.key("userChanged")
            json.beginObject()
            json.key("user")
            json.user(user)
            json.key("closing")
            json.ids(closing)
            json.endObject()
        case .userDeleted(let id):
            json.key("userDeleted")
            json.integer(id.rawValue)
        case .tweetCreated(let tweet):
            json.key("tweetCreated")
            json.tweet(tweet)
        case .tweetChanged(let tweet):
            json.key("tweetChanged")
            json.tweet(tweet)
        case .tweetDeleted(let id):
            json.key("tweetDeleted")
            json.integer(id.rawValue)
        case .followed(let friend, let user):
            json.key("followed")
            json.tie(friend: friend, of: user)
        case .unfollowed(let friend, let user):
            json.key("unfollowed")
            json.tie(friend: friend, of: user)
        case .sessionOpened(let session, let dropping):
            json.key("sessionOpened")
            json.beginObject()
            json.key("session")
            json.session(session)
            json.key("dropping")
            json.ids(dropping)
            json.endObject()
        case .sessionRenewed(let session):
            json.key("sessionRenewed")
            json.session(session)
        case .sessionClosed(let id):
            json.key("sessionClosed")
            json.integer(id.rawValue)
        case .csrfBound(let hash, let user, let dropping):
            json.key("csrfBound")
            json.beginObject()
            json.key("hash")
            json.string(Base64URL.encode(hash))
            json.key("user")
            json.integer(user.rawValue)
            json.key("dropping")
            json.hashes(dropping)
            json.endObject()
        }
    }

    init(_ kind: String, from json: inout JSONCursor) throws(JSONError) {
        switch kind {
        case "userCreated": self = .userCreated(try json.user())
        case "userChanged":
            try json.beginObject()
            try json.key("user")
            let user = try json.user()
            try json.key("closing")
            self = .userChanged(user, closing: try json.ids())
            try json.endObject()
        case "userDeleted": self = .userDeleted(try json.identifier())
        case "tweetCreated": self = .tweetCreated(try json.tweet())
        case "tweetChanged": self = .tweetChanged(try json.tweet())
        case "tweetDeleted": self = .tweetDeleted(try json.identifier())
        case "followed":
            let (friend, user) = try json.tie()
            self = .followed(friend: friend, by: user)
        case "unfollowed":
            let (friend, user) = try json.tie()
            self = .unfollowed(friend: friend, by: user)
        case "sessionOpened":
            try json.beginObject()
            try json.key("session")
            let session = try json.session()
            try json.key("dropping")
            self = .sessionOpened(session, dropping: try json.ids())
            try json.endObject()
        case "sessionRenewed": self = .sessionRenewed(try json.session())
        case "sessionClosed": self = .sessionClosed(try json.identifier())
        case "csrfBound":
            try json.beginObject()
            try json.key("hash")
            let hash = try json.base64()
            try json.key("user")
            let user: User.ID = try json.identifier()
            try json.key("dropping")
            self = .csrfBound(hash: hash, to: user, dropping: try json.hashes())
            try json.endObject()
        default: throw JSONError(offset: json.place, reason: .unexpected)
        }
    }
}

extension JSONWriter {
    fileprivate mutating func tie(friend: User.ID, of user: User.ID) {
        beginObject()
        key("friend")
        integer(friend.rawValue)
        key("user")
        integer(user.rawValue)
        endObject()
    }
}

extension JSONCursor {
    fileprivate mutating func tie() throws(JSONError) -> (friend: User.ID, user: User.ID) {
        try beginObject()
        try key("friend")
        let friend: User.ID = try identifier()
        try key("user")
        let user: User.ID = try identifier()
        try endObject()
        return (friend, user)
    }
}
