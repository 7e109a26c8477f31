internal import Domain
internal import JSON

/// What an import has read so far: turns lines into rows, and rows into mutations.
struct ImportReading: Sendable {
    enum Row: Sendable {
        case user(ImportedUser)
        case tweet(ImportedTweet)
        case friends(User.ID, [User.ID])
        case text(author: String, at: Timestamp, String)
    }

    struct ImportedUser: Sendable {
        let id: User.ID
        let username: String
        let name: String
        let profile: String?
        let createdAt: Timestamp
        let updatedAt: Timestamp
    }

    struct ImportedTweet: Sendable {
        let id: Tweet.ID
        let author: User.ID
        let content: String
        let createdAt: Timestamp
        let updatedAt: Timestamp
    }

    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    /// No password has this hash.
    private static let noPassword = "*"

    private(set) var isDocument = false
    private(set) var hasEnded = false
    private(set) var summary = ImportData.Summary()
    private var hasBegun = false
    private var isChecked = false
    private var section = ""
    private var authors: [String: User.ID] = [:]

    /// - Returns: nil for a line that is no row.
    mutating func row(_ line: ArraySlice<UInt8>) throws(Refusal) -> Row? {
        if !hasBegun {
            hasBegun = true
            isDocument = line.starts(with: Array("{\"miniter\":".utf8))
            if isDocument {
                guard line.elementsEqual("{\"miniter\":\(ExportData.format),".utf8) else {
                    throw Refusal(description: "its format is not known")
                }
                return nil
            }
        }
        guard isDocument else {
            return line.allSatisfy { $0 == 0x20 || $0 == 0x0D } ? nil : try text(try object(line))
        }
        return try documentRow(line)
    }

    private mutating func documentRow(_ line: ArraySlice<UInt8>) throws(Refusal) -> Row? {
        guard !hasEnded else { throw Refusal(description: "something follows the end of the document") }
        for name in ["users", "tweets", "friends"] where line.starts(with: Array("\"\(name)\":[".utf8)) {
            section = name
            hasEnded = line.last == UInt8(ascii: "}")
            return nil
        }
        var row = line
        if row.last == UInt8(ascii: ",") { row.removeLast() }
        if row.suffix(2).elementsEqual("]}".utf8), Self.isOutside(row) {
            hasEnded = true
            row.removeLast(2)
        } else if row.last == UInt8(ascii: "]") {
            row.removeLast()
        }
        let object = try object(row)
        switch section {
        case "users": return .user(try user(object))
        case "tweets": return .tweet(try tweet(object))
        case "friends": return try friends(object)
        default: throw Refusal(description: "a row stands outside of users, tweets and friends")
        }
    }

    /// Whether the `]}` at the end closes the document, and not the list of friends in a row.
    private static func isOutside(_ row: ArraySlice<UInt8>) -> Bool {
        row.dropLast(2).last == UInt8(ascii: "}")
    }

    private func object(_ line: ArraySlice<UInt8>) throws(Refusal) -> JSONObject {
        do {
            if case .object(let object) = try JSONParser.parse(Array(line)) { return object }
        } catch {
            throw Refusal(description: "it is not JSON: \(error.reason) at \(error.offset)")
        }
        throw Refusal(description: "it is not a JSON object")
    }

    private func text(_ object: JSONObject) throws(Refusal) -> Row {
        let date = try string(object, "date")
        let parts = date.split(separator: "-").compactMap { Int($0) }
        guard date.utf8.count == 10, parts.count == 3, (1...12).contains(parts[1]), (1...31).contains(parts[2]) else {
            throw Refusal(description: "date is not YYYY-MM-DD")
        }
        let day = CivilDate(year: parts[0], month: parts[1], day: parts[2])
        return .text(
            author: try string(object, "author"),
            at: Timestamp(rawValue: Int64(day.daysSinceEpoch) * 86_400),
            try string(object, "text")
        )
    }

    private func user(_ object: JSONObject) throws(Refusal) -> ImportedUser {
        let profile: String? = if case .string(let text)? = object["profile"] { text } else { nil }
        return ImportedUser(
            id: try id(object, "id"),
            username: try string(object, "username"),
            name: try string(object, "name"),
            profile: profile,
            createdAt: Timestamp(rawValue: try integer(object, "createdAt")),
            updatedAt: Timestamp(rawValue: try integer(object, "updatedAt"))
        )
    }

    private func tweet(_ object: JSONObject) throws(Refusal) -> ImportedTweet {
        ImportedTweet(
            id: try id(object, "id"),
            author: try id(object, "author"),
            content: try string(object, "content"),
            createdAt: Timestamp(rawValue: try integer(object, "createdAt")),
            updatedAt: Timestamp(rawValue: try integer(object, "updatedAt"))
        )
    }

    private func friends(_ object: JSONObject) throws(Refusal) -> Row {
        guard case .array(let values)? = object["friends"] else { throw Refusal(description: "friends is missing") }
        var ids: [User.ID] = []
        for value in values {
            guard case .integer(let number) = value, let id = User.ID(rawValue: number) else {
                throw Refusal(description: "friends holds what is no id")
            }
            ids.append(id)
        }
        return .friends(try id(object, "user"), ids)
    }

    private func string(_ object: JSONObject, _ key: String) throws(Refusal) -> String {
        guard case .string(let text)? = object[key] else { throw Refusal(description: "\(key) is missing or no text") }
        return text
    }

    private func integer(_ object: JSONObject, _ key: String) throws(Refusal) -> Int64 {
        guard case .integer(let number)? = object[key] else {
            throw Refusal(description: "\(key) is missing or no integer")
        }
        return number
    }

    private func id<Entity>(_ object: JSONObject, _ key: String) throws(Refusal) -> Identifier<Entity> {
        guard let id = Identifier<Entity>(rawValue: try integer(object, key)) else {
            throw Refusal(description: "\(key) is no id")
        }
        return id
    }
}

extension ImportReading {
    /// - Throws: `notYours` where a document meets a store that is not empty.
    mutating func apply(_ row: Row, to ledger: inout Ledger) throws(Failure) {
        if isDocument, !isChecked {
            guard ledger.state.userCount == 0, ledger.state.tweetCount == 0 else { throw .notYours }
            isChecked = true
        }
        switch row {
        case .user(let user):
            try create(user.id, user.username, user.name, user.profile, user.createdAt, user.updatedAt, in: &ledger)
        case .tweet(let tweet):
            try post(tweet.id, tweet.author, tweet.content, tweet.createdAt, tweet.updatedAt, in: &ledger)
        case .friends(let user, let friends):
            for friend in friends { try ledger.apply(.followed(friend: friend, by: user)) }
        case .text(let author, let time, let text):
            guard let id = ledger.state.nextTweetID else { throw .internal(cause: "no tweet id is left") }
            try post(id, try user(of: author, at: time, in: &ledger), text, time, time, in: &ledger)
        }
    }

    private mutating func create(
        _ id: User.ID,
        _ username: String,
        _ name: String,
        _ profile: String?,
        _ createdAt: Timestamp,
        _ updatedAt: Timestamp,
        in ledger: inout Ledger
    ) throws(Failure) {
        let user = User(
            id: id,
            username: username,
            name: name,
            email: nil,
            profile: profile,
            picture: nil,
            passwordHash: Self.noPassword,
            createdAt: createdAt,
            updatedAt: updatedAt,
            revision: ledger.nextRevision
        )
        try ledger.apply(.userCreated(user))
        summary.users += 1
    }

    private mutating func post(
        _ id: Tweet.ID,
        _ author: User.ID,
        _ content: String,
        _ createdAt: Timestamp,
        _ updatedAt: Timestamp,
        in ledger: inout Ledger
    ) throws(Failure) {
        let tweet = Tweet(
            id: id,
            author: author,
            content: content,
            createdAt: createdAt,
            updatedAt: updatedAt,
            revision: ledger.nextRevision
        )
        try ledger.apply(.tweetCreated(tweet))
        summary.tweets += 1
    }

    /// The user that an author has become: its name is the author's, its username what of that a username may have.
    private mutating func user(
        of author: String,
        at time: Timestamp,
        in ledger: inout Ledger
    ) throws(Failure) -> User.ID {
        if let id = authors[author] { return id }
        guard let id = ledger.state.nextUserID else { throw .internal(cause: "no user id is left") }
        let plain = author.map { character in
            character.isLetter || character.isNumber || "_.-".contains(character) ? character : "_"
        }
        // Room for a number after it.
        let base = String(plain.prefix(24))
        let padded = base.count < 3 ? base + String(repeating: "_", count: 3 - base.count) : base
        var username = padded
        var number = 1
        while ledger.state.user(named: username) != nil {
            number += 1
            username = "\(padded)-\(number)"
        }
        let name = author.isEmpty ? username : String(author.prefix(50))
        try create(id, username, name, nil, time, time, in: &ledger)
        authors[author] = id
        return id
    }
}
