@testable import Domain

/// What the state is to do, as plainly as it can be said: arrays that are searched from end to end.
struct Model {
    struct User {
        let id: Int64
        var username: String
        var name: String
        var email: String?
        let createdAt: Int64
    }

    struct Tweet {
        let id: Int64
        let author: Int64
        var content: String
        let createdAt: Int64
        var updatedAt: Int64
    }

    struct Friendship: Hashable {
        let user: Int64
        let friend: Int64
    }

    struct Session {
        let id: Int64
        let user: Int64
        var secret: UInt8
        var expiresAt: Int64
    }

    var users: [User] = []
    /// In the order of creation.
    var tweets: [Tweet] = []
    var friendships: Set<Friendship> = []
    /// In the order in which they were opened.
    var sessions: [Session] = []
    /// All that were ever given, in the order of creation.
    var userIDs: [Int64] = []
    var tweetIDs: [Int64] = []

    func user(_ id: Int64) -> User? { users.first { $0.id == id } }
    func tweet(_ id: Int64) -> Tweet? { tweets.first { $0.id == id } }

    func isTaken(username: String, except id: Int64? = nil) -> Bool {
        users.contains { $0.id != id && $0.username.lowercased() == username.lowercased() }
    }

    func isTaken(email: String?, except id: Int64? = nil) -> Bool {
        users.contains { $0.id != id && email != nil && $0.email?.lowercased() == email?.lowercased() }
    }

    mutating func deleteUser(_ id: Int64) {
        users.removeAll { $0.id == id }
        tweets.removeAll { $0.author == id }
        friendships = friendships.filter { $0.user != id && $0.friend != id }
        sessions.removeAll { $0.user == id }
    }

    /// A page: ids, total, and whether there is more; nil where the scope's user is unknown.
    func page(_ query: TweetQuery) -> ([Int64], Int, Bool)? {
        var list = Array(tweets.reversed())
        switch query.scope {
        case .all:
            break
        case .author(let id):
            guard user(id.rawValue) != nil else { return nil }
            list = list.filter { $0.author == id.rawValue }
        case .home(let id):
            guard user(id.rawValue) != nil else { return nil }
            list = list.filter {
                $0.author == id.rawValue
                    || friendships.contains(Friendship(user: id.rawValue, friend: $0.author))
            }
        }
        if let author = query.authorID { list = list.filter { $0.author == author.rawValue } }
        if let username = query.username {
            list = list.filter { user($0.author)?.username.lowercased() == username.lowercased() }
        }
        if let keyword = query.keyword {
            list = list.filter { keyword.isEmpty || $0.content.lowercased().contains(keyword.lowercased()) }
        }
        let places = Dictionary(uniqueKeysWithValues: zip(tweetIDs, 0...))
        let place = { (id: Int64) in places[id] ?? tweetIDs.count }
        switch query.window {
        case .numbered(let offset, let limit):
            if !query.sort.isEmpty {
                list.sort { left, right in
                    for step in query.sort {
                        let key: (Tweet) -> Int64 =
                            switch step.key {
                            case .id: { $0.id }
                            case .createdAt: { $0.createdAt }
                            case .updatedAt: { $0.updatedAt }
                            }
                        if key(left) != key(right) { return (key(left) < key(right)) != step.descending }
                    }
                    return left.id < right.id
                }
            }
            return (list.dropFirst(offset).prefix(limit).map(\.id), list.count, list.count > offset + limit)
        case .before(let id, let limit):
            let older = list.filter { place($0.id) < place(id.rawValue) }
            return (older.prefix(limit).map(\.id), list.count, older.count > limit)
        case .after(let id, let limit):
            let newer = list.filter { place($0.id) > place(id.rawValue) }
            return (newer.suffix(limit).map(\.id), list.count, newer.count > limit)
        }
    }

    /// A page: ids, total, and whether there is more; nil where the scope's user is unknown.
    func page(_ query: UserQuery) -> ([Int64], Int, Bool)? {
        var list = users.sorted { $0.id < $1.id }
        switch query.scope {
        case .all:
            break
        case .friends(let id):
            guard user(id.rawValue) != nil else { return nil }
            list = list.filter { friendships.contains(Friendship(user: id.rawValue, friend: $0.id)) }
        case .followers(let id):
            guard user(id.rawValue) != nil else { return nil }
            list = list.filter { friendships.contains(Friendship(user: $0.id, friend: id.rawValue)) }
        }
        if let username = query.username { list = list.filter { $0.username.lowercased() == username.lowercased() } }
        if let name = query.name { list = list.filter { $0.name == name } }
        if let keyword = query.keyword?.lowercased(), !keyword.isEmpty {
            list = list.filter { $0.username.lowercased().contains(keyword) || $0.name.lowercased().contains(keyword) }
        }
        switch query.window {
        case .numbered(let offset, let limit):
            list.sort { precedes($0, $1, query.sort) }
            return (list.dropFirst(offset).prefix(limit).map(\.id), list.count, list.count > offset + limit)
        case .before(let id, let limit):
            let lower = list.filter { $0.id < id.rawValue }
            return (lower.suffix(limit).map(\.id), list.count, lower.count > limit)
        case .after(let id, let limit):
            let higher = list.filter { $0.id > id.rawValue }
            return (higher.prefix(limit).map(\.id), list.count, higher.count > limit)
        }
    }

    private func precedes(_ left: User, _ right: User, _ sort: [Sort<UserQuery.SortKey>]) -> Bool {
        for step in sort {
            switch step.key {
            case .id:
                if left.id != right.id { return (left.id < right.id) != step.descending }
            case .createdAt:
                if left.createdAt != right.createdAt { return (left.createdAt < right.createdAt) != step.descending }
            case .username, .name:
                // The model's texts are all ASCII.
                let (a, b) = step.key == .name ? (left.name, right.name) : (left.username, right.username)
                let (x, y) = (a.lowercased(), b.lowercased())
                if x != y { return (x < y) != step.descending }
                if a != b { return (a < b) != step.descending }
            }
        }
        return left.id < right.id
    }
}
