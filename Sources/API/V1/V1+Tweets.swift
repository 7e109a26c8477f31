import Domain
import HTTP

extension V1 {
    func postTweet(_ call: Call) async throws(Failure) -> Response {
        let caller = try call.signedIn()
        let tweet = try await PostTweet(Self.fields(of: call.request).tweet, by: caller).run(in: world)
        return answer(tweet, .created).located(call, "/tweets/\(tweet.tweet.id.rawValue)")
    }

    func getTweet(_ call: Call) async throws(Failure) -> Response {
        let id = try call.tweet()
        let choice = try Choice<TweetKeys>(call.request)
        let tweet = try await FindTweet(id).run(in: world)
        return answer(conditions.entityTag(tweet.tag, variant: choice.variant()), to: call.request) { writer in
            writer.key("tweet")
            writer.tweet(tweet, times, only: choice.keys)
        }
    }

    /// Changes what is given; there is no making of tweets by PUT.
    func changeTweet(_ call: Call) async throws(Failure) -> Response {
        let id = try call.tweet()
        let draft = try Self.fields(of: call.request).tweet
        let precondition = conditions.precondition(of: call.request)
        return answer(try await ChangeTweet(id, with: draft, if: precondition, by: call.signedIn()).run(in: world))
    }

    func deleteTweet(_ call: Call) async throws(Failure) -> Response {
        let id = try call.tweet()
        let precondition = conditions.precondition(of: call.request)
        try await DeleteTweet(id, if: precondition, by: call.signedIn()).run(in: world)
        return Response(.noContent)
    }

    func listTweets(_ call: Call) async throws(Failure) -> Response {
        try await tweets(.all, call)
    }

    func listUserTweets(_ call: Call) async throws(Failure) -> Response {
        try await tweets(.author(call.user()), call)
    }

    func homeTimeline(_ call: Call) async throws(Failure) -> Response {
        try await tweets(.home(call.signedIn().user), call)
    }
}
