import Domain
import HTTP

extension V1 {
    func users(_ scope: UserQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response> {
        var reader = try ParameterReader(call.request)
        var query = UserQuery(scope: scope)
        query.keyword = reader.keyword("query")
        query.window = reader.window()
        let choice = Choice<UserKeys>(&reader)
        try reader.finish()

        return try ListUsers(query).run(in: world).map { [self] page in
            let tag = conditions.entityTag(page.tag(for: call.caller), variant: choice.variant())
            var response = answer(tag, to: call.request, as: scope.name, capacity: page.items.count * 384) {
                $0.users(page.items, for: call.caller, times, only: choice.keys)
            }
            response.headers.append("X-Total-Count", page.total)
            return response
        }
    }

    func tweets(_ scope: TweetQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response> {
        var reader = try ParameterReader(call.request)
        var query = TweetQuery(scope: scope)
        query.keyword = reader.keyword("query")
        query.window = reader.window()
        let choice = Choice<TweetKeys>(&reader)
        try reader.finish()

        return try ListTweets(query).run(in: world).map { [self] page in
            let tag = conditions.entityTag(page.tag, variant: choice.variant())
            var response = answer(tag, to: call.request, as: "tweets", capacity: page.items.count * 384) {
                $0.tweets(page.items, times, only: choice.keys)
            }
            response.headers.append("X-Total-Count", page.total)
            return response
        }
    }
}

extension ParameterReader {
    /// Reads `limit` and `offset`.
    fileprivate mutating func window<ID>() -> Window<ID> {
        let limit = integer("limit", in: Limits.pageSizes).map { Int($0) } ?? Limits.usualPageSize
        let offset = integer("offset", in: 0...Int64.max).map { Int($0) } ?? 0
        return .numbered(offset: offset, limit: limit)
    }
}

extension UserQuery.Scope {
    /// What the users of the list are.
    fileprivate var name: StaticString {
        switch self {
        case .all: "users"
        case .friends: "friends"
        case .followers: "followers"
        }
    }
}
