import Domain
import HTTP

extension V2 {
    func postTweet(_ call: Call) async throws(Failure) -> Response {
        let caller = try call.signedIn()
        let tweet = try await PostTweet(Self.fields(of: call.request).tweet, by: caller).run(in: world)
        return answer(tweet, .created).located(call, "/tweets/\(tweet.tweet.id.rawValue)")
    }

    func getTweet(_ call: Call) async throws(Failure) -> Response {
        let tweet = try await FindTweet(call.tweet()).run(in: world)
        return answer(conditions.entityTag(tweet.tag), to: call.request) { $0.tweet(tweet, times) }
    }

    /// With the identifier in the path or, without one there, in the body.
    func replaceTweet(_ call: Call) async throws(Failure) -> Response {
        let target = call.parameter(0).isEmpty ? nil : try call.tweet()
        let draft = try Self.fields(of: call.request).tweet
        let precondition = conditions.precondition(of: call.request)
        switch try await ReplaceTweet(target, with: draft, if: precondition, by: call.signedIn()).run(in: world) {
        case .created(let tweet):
            return answer(tweet, .created).located(call, "/tweets/\(tweet.tweet.id.rawValue)")
        case .replaced(let tweet):
            return answer(tweet)
        }
    }

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
