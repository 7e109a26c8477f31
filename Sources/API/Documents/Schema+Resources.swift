import Domain
import HTTP

/// The resources that v1 and v2 share, as their wire types write them.
extension Schema {
    static func user(_ times: TimestampForm) -> Schema {
        .object(
            [
                "id": id,
                // Who signed up through classic may have others than the rules of sign-up in v1 and v2 allow.
                "username": text,
                "name": text,
                "tweetCount": count,
                "friendCount": count,
                "followerCount": count,
                "createdAt": moment(times),
                "updatedAt": moment(times),
            ],
            optional: [
                "email": text(TextRule.email).noted("본인에게만 보임", "Shown to its owner alone"),
                "profile": text(TextRule.profile),
                "profileImageUrl": text.noted("그림의 경로", "The picture's path"),
            ]
        )
    }

    static func tweet(_ times: TimestampForm, _ limits: Limits) -> Schema {
        .object([
            "id": id,
            "content": text(TextRule.tweet(limits)),
            "author": named("Author"),
            "createdAt": moment(times),
            "updatedAt": moment(times),
        ])
    }

    static let author = object(
        ["id": id, "username": text, "name": text],
        optional: ["profileImageUrl": text]
    )

    static let token = object([
        "accessToken": text.noted("JWT", "A JWT"),
        "refreshToken": text.noted("한 번만 쓸 수 있음", "Good for one use"),
        "tokenType": oneOf(["Bearer"]),
        "expiresIn": integer(1...Int64.max).noted("초", "In seconds"),
    ])

    static let errorCode = object([
        "code": oneOf(ErrorCode.allCases.map(\.rawValue)),
        "status": integer(100...599),
        "description": text,
    ])

    /// The same object, of which any key may be missing.
    var inPart: Schema {
        guard case .object(let members) = form else { return self }
        return Schema(.object(members.map { Member(key: $0.key, schema: $0.schema, isRequired: false) }))
    }
}
