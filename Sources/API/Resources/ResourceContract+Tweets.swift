import Domain
import HTTP

extension ResourceContract {
    func postTweet(_ call: Call) throws(Failure) -> Eventual<Response> {
        let caller = try call.signedIn()
        return try PostTweet(Self.fields(of: call.request).tweet, by: caller).run(in: world).map { [self] tweet in
            created(tweet, call)
        }
    }

    /// Changes what is given.
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

    func listTweets(_ call: Call) throws(Failure) -> Eventual<Response> {
        try tweets(.all, call)
    }

    func listUserTweets(_ call: Call) throws(Failure) -> Eventual<Response> {
        try tweets(.author(call.user()), call)
    }

    func homeTimeline(_ call: Call) throws(Failure) -> Eventual<Response> {
        try tweets(.home(call.signedIn().user), call)
    }

    func created(_ tweet: TweetView, _ call: Call) -> Response {
        answer(tweet, .created).located(call, "/tweets/\(tweet.tweet.id.rawValue)")
    }
}
