import Domain

/// The bodies that v1 and v2 share, under the keys that `BodyFields` reads.
extension Operation.Body {
    private static let email = Schema.text(TextRule.email).orNull
    private static let profile = Schema.text(TextRule.profile).orNull

    static let newUser = Self(
        "NewUser",
        ["username": .text(TextRule.username), "name": .text(TextRule.name), "password": .text(TextRule.password)],
        optional: ["email": email, "profile": profile]
    ).withPicture
    static let wholeUser = Self(
        "WholeUser",
        ["username": .text(TextRule.username), "name": .text(TextRule.name), "password": .text(TextRule.password)],
        optional: ["id": .id.orNull, "email": email, "profile": profile]
    ).withPicture
    static let placedUser = Self(
        "PlacedUser",
        [
            "id": .id, "username": .text(TextRule.username), "name": .text(TextRule.name),
            "password": .text(TextRule.password),
        ],
        optional: ["email": email, "profile": profile]
    ).withPicture
    static let userChange = Self(
        "UserChange",
        [:],
        optional: [
            "username": .text(TextRule.username), "name": .text(TextRule.name), "email": email, "profile": profile,
            "password": .text(TextRule.password),
        ]
    ).withPicture
    static let friend = Self("NewFriend", ["userId": .id])
    static let credentials = Self("Credentials", ["username": .text, "password": .text])
    static let renewal = Self("Renewal", ["refreshToken": .text])

    static func newTweet(_ limits: Limits) -> Self {
        Self("NewTweet", ["content": .text(.tweet(limits))])
    }
    static func wholeTweet(_ limits: Limits) -> Self {
        Self("WholeTweet", ["content": .text(.tweet(limits))], optional: ["id": .id.orNull])
    }
    static func placedTweet(_ limits: Limits) -> Self {
        Self("PlacedTweet", ["id": .id, "content": .text(.tweet(limits))])
    }
    static func tweetChange(_ limits: Limits) -> Self {
        Self("TweetChange", [:], optional: ["content": .text(.tweet(limits))])
    }
}
