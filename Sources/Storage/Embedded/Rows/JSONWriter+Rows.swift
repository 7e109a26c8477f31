internal import Domain
internal import JSON

/// The rows as journal and snapshot hold them. `JSONCursor+Rows` reads the same keys in the same order.
extension JSONWriter {
    mutating func user(_ user: User) {
        beginObject()
        key("id")
        integer(user.id.rawValue)
        key("username")
        string(user.username)
        key("name")
        string(user.name)
        key("email")
        optional(user.email)
        key("profile")
        optional(user.profile)
        key("picture")
        optional(user.picture?.fileName)
        key("passwordHash")
        string(user.passwordHash)
        key("createdAt")
        integer(user.createdAt.rawValue)
        key("updatedAt")
        integer(user.updatedAt.rawValue)
        key("revision")
        integer(user.revision)
        endObject()
    }

    mutating func tweet(_ tweet: Tweet) {
        beginObject()
        key("id")
        integer(tweet.id.rawValue)
        key("author")
        integer(tweet.author.rawValue)
        key("content")
        string(tweet.content)
        key("createdAt")
        integer(tweet.createdAt.rawValue)
        key("updatedAt")
        integer(tweet.updatedAt.rawValue)
        key("revision")
        integer(tweet.revision)
        endObject()
    }

    mutating func session(_ session: Session) {
        beginObject()
        key("id")
        integer(session.id.rawValue)
        key("user")
        integer(session.user.rawValue)
        key("family")
        string(Base64URL.encode(session.familyHash))
        key("secret")
        string(Base64URL.encode(session.secretHash))
        key("expiresAt")
        integer(session.expiresAt.rawValue)
        endObject()
    }

    mutating func ids<Entity>(_ ids: [Identifier<Entity>]) {
        beginArray()
        for id in ids { integer(id.rawValue) }
        endArray()
    }

    mutating func hashes(_ hashes: [[UInt8]]) {
        beginArray()
        for hash in hashes { string(Base64URL.encode(hash)) }
        endArray()
    }

    mutating func hexadecimal<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
        string(Hexadecimal.text(number))
    }

    mutating func optional(_ text: String?) {
        if let text { string(text) } else { null() }
    }
}
