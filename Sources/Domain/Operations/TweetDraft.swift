/// What a request says about a tweet; nothing of it has been checked.
public struct TweetDraft: Sendable {
    public var id: Given<Tweet.ID> = .absent
    public var content: Given<String> = .absent

    public init() {}

    /// - Returns: the content.
    /// - Throws: `Failure.invalid`.
    func complete(_ limits: Limits) throws(Failure) -> String {
        try complete(FieldCheck(), limits)
    }

    /// - Parameter target: the tweet that the path names; nil where it names none, and the draft must.
    /// - Returns: the content.
    /// - Throws: `Failure.invalid` with all fields that are missing or wrong.
    func complete(at target: Tweet.ID?, _ limits: Limits) throws(Failure) -> String {
        var check = FieldCheck()
        check.same("id", id, as: target)
        return try complete(check, limits)
    }

    private func complete(_ begun: FieldCheck, _ limits: Limits) throws(Failure) -> String {
        var check = begun
        let content = check.required("content", content, .tweet(limits))
        try check.finish()
        guard let content else { throw .invalid(check.errors) }
        return content
    }

    /// - Returns: the new content; nil where none is given.
    /// - Throws: `Failure.invalid`.
    func change(_ limits: Limits) throws(Failure) -> String? {
        var check = FieldCheck()
        let content = check.ifGiven("content", content, .tweet(limits))
        try check.finish()
        return content
    }
}
