import HTTP

extension Classic {
    private static let paths = ["/signup", "/login", "/user_auth", "/tweet", "/tweet_del"]

    /// Each path with and without a final `/`: the document writes them with one.
    var routes: [Route] {
        let rows: [Route] = [
            Route(.post, "/signup", "signUp", .newcomer, signUp),
            Route(.post, "/login", "logIn", .newcomer, logIn),
            Route(.post, "/user_auth", "userInfo", .newcomer, userInfo),
            // Everyone is shown everything, also who sends a token that is no good any more.
            Route(.get, "/tweet", "listTweets", .newcomer, listTweets),
            Route(.post, "/tweet", "postTweet", .lenient, postTweet),
            Route(.post, "/tweet_del", "deleteTweet", .lenient, deleteTweet),
        ]
        return rows + rows.map { Route($0.method, "\($0.pattern)/", $0.operation, $0.access, $0.handler) }
    }

    func claims(_ target: String) -> Bool {
        guard let path = PercentEncoding.decode(target.prefix { $0 != "?" }) else { return false }
        return Self.paths.contains { path == $0 || path == "\($0)/" }
    }
}
