import Domain
import HTTP

/// A contract of resources: all that v1 and v2 have in common.
///
/// They differ in how a body is read, in what an answer is wrapped in, in how lists are asked for, and in PUT.
protocol ResourceContract: Contract {
    var world: World { get }
    var tokens: AccessTokens { get }
    var times: TimeStyle { get }
    var conditions: Conditions { get }
    /// Reads a body.
    /// - Throws: `unsupportedType`, `unreadableBody`, `invalid`.
    static func fields(of request: Request) throws(Failure) -> BodyFields
    /// Reads what a body says about a user.
    /// - Throws: as `fields` does.
    func user(of request: Request) throws(Failure) -> UserDraft
    /// A response that holds one value.
    /// - Parameters:
    ///   - name: what the value is.
    ///   - capacity: the expected length of the value, in bytes.
    ///   - write: writes the value.
    static func answer(
        _ status: Status,
        as name: StaticString,
        capacity: Int,
        _ write: (inout JSONWriter) -> Void
    ) -> Response
    /// Answers with a part of a list of users.
    func users(_ scope: UserQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response>
    /// Answers with a part of a list of tweets.
    func tweets(_ scope: TweetQuery.Scope, _ call: Call) throws(Failure) -> Eventual<Response>
}

extension ResourceContract {
    func user(of request: Request) throws(Failure) -> UserDraft {
        let fields = try Self.fields(of: request)
        var draft = fields.user
        draft.picture = fields.upload(world.limits)
        return draft
    }

    /// What a user looks like to the caller.
    /// - Parameter name: what the user is here.
    func answer(_ user: UserView, as name: StaticString = "user", isOwner: Bool, _ status: Status = .ok) -> Response {
        Self.answer(status, as: name, capacity: 512) { $0.user(user, isOwner: isOwner, times) }
    }

    func answer(_ tweet: TweetView, _ status: Status = .ok) -> Response {
        Self.answer(status, as: "tweet", capacity: 512) { $0.tweet(tweet, times) }
    }

    /// A response that holds one value and has a tag; 304 where the client has it already.
    func answer(
        _ tag: EntityTag,
        to request: Request,
        as name: StaticString,
        capacity: Int = 512,
        _ write: (inout JSONWriter) -> Void
    ) -> Response {
        conditions.answer(tag, to: request) { Self.answer(.ok, as: name, capacity: capacity, write) }
    }
}
