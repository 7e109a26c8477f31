import Domain

extension BodyFields {
    /// What a body says about a user, under the keys that v1 and v2 share.
    var user: UserDraft {
        var draft = UserDraft()
        draft.id = id("id")
        draft.username = text("username")
        draft.name = text("name")
        draft.email = text("email")
        draft.profile = text("profile")
        draft.password = text("password")
        return draft
    }

    /// What a body says about a tweet, under the keys that v1 and v2 share.
    var tweet: TweetDraft {
        var draft = TweetDraft()
        draft.id = id("id")
        draft.content = text("content")
        return draft
    }
}
