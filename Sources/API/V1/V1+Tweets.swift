import Domain
import HTTP

extension V1 {
    func getTweet(_ call: Call) throws(Failure) -> Eventual<Response> {
        let id = try call.tweet()
        let choice = try Choice<TweetKeys>(call.request)
        return try FindTweet(id).run(in: world).map { [self] tweet in
            answer(conditions.entityTag(tweet.tag, variant: choice.variant()), to: call.request, as: "tweet") {
                $0.tweet(tweet, times, only: choice.keys)
            }
        }
    }
}
