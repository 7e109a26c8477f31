internal import Domain
internal import JSON

/// The rows that `JSONWriter+Rows` writes.
extension JSONCursor {
    mutating func user() throws(JSONError) -> User {
        try beginObject()
        try key("id")
        let id: User.ID = try identifier()
        try key("username")
        let username = try string()
        try key("name")
        let name = try string()
        try key("email")
        let email = try optionalString()
        try key("profile")
        let profile = try optionalString()
        try key("picture")
        let picture = try optionalString()
        try key("passwordHash")
        let passwordHash = try string()
        try key("createdAt")
        let createdAt = Timestamp(rawValue: try integer())
        try key("updatedAt")
        let updatedAt = Timestamp(rawValue: try integer())
        try key("revision")
        let revision = try integer()
        try endObject()
        return User(
            id: id,
            username: username,
            name: name,
            email: email,
            profile: profile,
            picture: picture.map { Picture(fileName: $0) },
            passwordHash: passwordHash,
            createdAt: createdAt,
            updatedAt: updatedAt,
            revision: revision
        )
    }

    mutating func tweet() throws(JSONError) -> Tweet {
        try beginObject()
        try key("id")
        let id: Tweet.ID = try identifier()
        try key("author")
        let author: User.ID = try identifier()
        try key("content")
        let content = try string()
        try key("createdAt")
        let createdAt = Timestamp(rawValue: try integer())
        try key("updatedAt")
        let updatedAt = Timestamp(rawValue: try integer())
        try key("revision")
        let revision = try integer()
        try endObject()
        return Tweet(
            id: id,
            author: author,
            content: content,
            createdAt: createdAt,
            updatedAt: updatedAt,
            revision: revision
        )
    }

    mutating func session() throws(JSONError) -> Session {
        try beginObject()
        try key("id")
        let id: Session.ID = try identifier()
        try key("user")
        let user: User.ID = try identifier()
        try key("family")
        let family = try base64()
        try key("secret")
        let secret = try base64()
        try key("expiresAt")
        let expiresAt = Timestamp(rawValue: try integer())
        try endObject()
        return Session(id: id, user: user, familyHash: family, secretHash: secret, expiresAt: expiresAt)
    }

    mutating func identifier<Entity>() throws(JSONError) -> Identifier<Entity> {
        let number = try integer()
        guard let id = Identifier<Entity>(rawValue: number) else { throw JSONError(offset: place, reason: .number) }
        return id
    }

    mutating func ids<Entity>() throws(JSONError) -> [Identifier<Entity>] {
        try beginArray()
        var ids: [Identifier<Entity>] = []
        while !endsArray() { ids.append(try identifier()) }
        return ids
    }

    mutating func hashes() throws(JSONError) -> [[UInt8]] {
        try beginArray()
        var hashes: [[UInt8]] = []
        while !endsArray() { hashes.append(try base64()) }
        return hashes
    }

    mutating func hexadecimal<Number: FixedWidthInteger & UnsignedInteger>(
        as type: Number.Type = Number.self
    ) throws(JSONError) -> Number {
        let text = try string()
        guard let number = Hexadecimal.number(text.utf8, as: type) else {
            throw JSONError(offset: place, reason: .number)
        }
        return number
    }

    /// Bytes in base64url.
    mutating func base64() throws(JSONError) -> [UInt8] {
        guard let bytes = Base64URL.decode(try string().utf8) else {
            throw JSONError(offset: place, reason: .unexpected)
        }
        return bytes
    }

    mutating func optionalString() throws(JSONError) -> String? {
        try isNull() ? nil : try string()
    }
}
