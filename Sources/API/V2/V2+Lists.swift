import Domain
import HTTP

extension V2 {
    func users(_ scope: UserQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response> {
        var reader = try ParameterReader(call.request)
        var paging = Paging<User>(&reader)
        var query = UserQuery(scope: scope)
        query.sort = reader.sort("sort")
        query.username = reader.text("username")
        query.name = reader.text("name")
        query.keyword = reader.keyword("query")
        query.window = paging.window(&reader)
        try reader.finish()

        return try ListUsers(query).run(in: world).map { [self, paging] page in
            var response = answer(
                conditions.entityTag(page.tag(for: call.caller)),
                to: call.request,
                as: "users",
                capacity: page.items.count * 384
            ) { $0.users(page.items, for: call.caller, times) }
            paging.describe(
                page.total,
                page.hasMore,
                before: page.items.first?.user.id,
                after: page.items.last?.user.id,
                on: call,
                in: &response
            )
            return consume response
        }
    }

    func tweets(_ scope: TweetQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response> {
        var reader = try ParameterReader(call.request)
        var paging = Paging<Tweet>(&reader)
        var query = TweetQuery(scope: scope)
        query.sort = reader.sort("sort")
        query.authorID = reader.id("authorId")
        query.username = reader.text("username")
        query.keyword = reader.keyword("query")
        query.window = paging.window(&reader)
        try reader.finish()

        return try ListTweets(query).run(in: world).map { [self, paging] page in
            var response = answer(
                conditions.entityTag(page.tag),
                to: call.request,
                as: "tweets",
                capacity: page.items.count * 384
            ) { $0.tweets(page.items, times) }
            paging.describe(
                page.total,
                page.hasMore,
                before: page.items.last?.tweet.id,
                after: page.items.first?.tweet.id,
                on: call,
                in: &response
            )
            return consume response
        }
    }
}
