import Domain
import HTTP

extension V2 {
    func getTweet(_ call: Call) throws(Failure) -> Eventual<Response> {
        try FindTweet(call.tweet()).run(in: world).map { [self] tweet in
            answer(conditions.entityTag(tweet.tag), to: call.request, as: "tweet") { $0.tweet(tweet, times) }
        }
    }

    /// With the identifier in the path or, without one there, in the body.
    func replaceTweet(_ call: Call) async throws(Failure) -> Response {
        let target = call.parameter(0).isEmpty ? nil : try call.tweet()
        let draft = try Self.fields(of: call.request).tweet
        let precondition = conditions.precondition(of: call.request)
        switch try await ReplaceTweet(target, with: draft, if: precondition, by: call.signedIn()).run(in: world) {
        case .created(let tweet): return created(tweet, call)
        case .replaced(let tweet): return answer(tweet)
        }
    }
}
