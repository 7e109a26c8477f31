import Domain
import HTTP

extension V1 {
    func getTweet(_ call: Call) async throws(Failure) -> Response {
        let id = try call.tweet()
        let choice = try Choice<TweetKeys>(call.request)
        let tweet = try await FindTweet(id).run(in: world)
        return answer(conditions.entityTag(tweet.tag, variant: choice.variant()), to: call.request, as: "tweet") {
            $0.tweet(tweet, times, only: choice.keys)
        }
    }
}
