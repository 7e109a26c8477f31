import Domain
import HTTP

extension V1 {
    var documentation: Documentation {
        Documentation(
            title: Text("miniter v1 (WePlanet)", "miniter v1 (WePlanet)"),
            about: Text(
                "리소스는 그 이름 아래에, 오류는 `error` 아래에 담깁니다. GET 이 되는 곳은 HEAD 도 됩니다.",
                "Resources stand under their names, a failure under `error`. HEAD is taken wherever GET is."
            ),
            bodyTypes: ["application/x-www-form-urlencoded", "application/json", "multipart/form-data"],
            schemas: [
                "User": .user(times.form),
                "PartOfUser": Schema.user(times.form).inPart,
                "Author": .author,
                "Tweet": .tweet(times.form, world.limits),
                "PartOfTweet": Schema.tweet(times.form, world.limits).inPart,
                "Token": .token,
                "ErrorCode": Schema.errorCode,
                "PartOfErrorCode": Schema.errorCode.inPart,
                "Failure": .object([
                    "error": .object([
                        "errorCode": .oneOf(ErrorCode.allCases.map(\.rawValue)), "message": .text,
                    ])
                ]),
            ],
            failure: "Failure",
            operations: userOperations + tweetOperations + friendOperations + tokenOperations
        )
    }

    private var userOperations: [Operation] {
        [
            Operation("signUp", "회원가입", "Sign up")
                .taking(.newUser).answering(.created, one("user", "User"), .location)
                .failing(.user001, .user002, .common007),
            Operation("listUsers", "사용자 목록, 검색", "List or search users")
                .asking(userList).answering(.ok, many("users", "PartOfUser"), .tag, .total),
            Operation("getUser", "사용자 조회", "Get a user")
                .asking([.filter(UserKeys.self), .include(Relations.self)])
                .answering(.ok, withRelations, .tag).failing(.auth001, .user003),
            Operation("changeUser", "사용자 변경", "Change what is given of a user")
                .taking(.userChange).answering(.ok, one("user", "User"))
                .failing(.auth005, .user001, .user002, .user003, .common007, .common011),
            Operation("deleteUser", "회원탈퇴", "Delete a user with all that is its own")
                .answering(.noContent).failing(.auth005, .user003, .common011),
            Operation("changePicture", "프로필 사진 변경", "Change the profile picture")
                .taking(.picture).answering(.ok, one("user", "User")).failing(.auth005, .user003, .common011),
            Operation("removePicture", "프로필 사진 삭제", "Remove the profile picture")
                .answering(.ok, one("user", "User")).failing(.auth005, .user003, .common011),
            Operation("listUserTweets", "사용자의 트윗 목록", "List a user's tweets")
                .asking(tweetList).answering(.ok, many("tweets", "PartOfTweet"), .tag, .total)
                .failing(.auth001, .user003),
            Operation("listUserFriends", "사용자의 친구 목록", "List whom a user follows")
                .asking(userList).answering(.ok, many("friends", "PartOfUser"), .tag, .total)
                .failing(.auth001, .user003),
            Operation("listUserFollowers", "사용자의 팔로워 목록", "List who follows a user")
                .asking(userList).answering(.ok, many("followers", "PartOfUser"), .tag, .total)
                .failing(.auth001, .user003),
        ]
    }

    private var tweetOperations: [Operation] {
        [
            Operation("postTweet", "트윗 작성", "Post a tweet")
                .taking(.newTweet(world.limits)).answering(.created, one("tweet", "Tweet"), .location),
            Operation("listTweets", "트윗 목록, 검색", "List or search tweets")
                .asking(tweetList).answering(.ok, many("tweets", "PartOfTweet"), .tag, .total),
            Operation("getTweet", "트윗 조회", "Get a tweet")
                .asking([.filter(TweetKeys.self)]).answering(.ok, one("tweet", "PartOfTweet"), .tag)
                .failing(.tweet001),
            Operation("changeTweet", "트윗 변경", "Change a tweet")
                .taking(.tweetChange(world.limits)).answering(.ok, one("tweet", "Tweet"))
                .failing(.auth005, .tweet001, .common011),
            Operation("deleteTweet", "트윗 삭제", "Delete a tweet")
                .answering(.noContent).failing(.auth005, .tweet001, .common011),
            Operation("homeTimeline", "홈 타임라인", "One's own tweets and those of one's friends")
                .asking(tweetList).answering(.ok, many("tweets", "PartOfTweet"), .tag, .total),
        ]
    }

    private var friendOperations: [Operation] {
        [
            Operation("follow", "친구 추가", "Follow a user")
                .taking(.friend).answering(.created, one("friend", "User"), .location)
                .failing(.user003, .friend001, .friend002),
            Operation("listFriends", "내 친구 목록", "List whom one follows")
                .asking(userList).answering(.ok, many("friends", "PartOfUser"), .tag, .total),
            Operation("unfollow", "친구 삭제", "Unfollow a user").answering(.noContent).failing(.user003, .friend003),
        ]
    }

    private var tokenOperations: [Operation] {
        [
            Operation("logIn", "로그인", "Log in")
                .taking(.credentials).answering(.created, one("token", "Token")).failing(.auth004, .common007),
            Operation("renewSession", "토큰 갱신", "Renew the tokens")
                .taking(.renewal).answering(.created, one("token", "Token")).failing(.auth002, .auth003, .auth006),
            Operation("logOut", "로그아웃", "Log out").answering(.noContent),
            Operation("listErrorCodes", "오류 코드 목록", "List the error codes")
                .asking([.filter(ErrorCodeKeys.self)]).answering(.ok, many("errorCodes", "PartOfErrorCode")),
        ]
    }

    private var userList: [Parameter] { [.keyword, .limit, .offset, .filter(UserKeys.self)] }
    private var tweetList: [Parameter] { [.keyword, .limit, .offset, .filter(TweetKeys.self)] }

    private var withRelations: Schema {
        .object(
            ["user": .named("PartOfUser")],
            optional: [
                "friends": .list(.named("User")), "followers": .list(.named("User")), "tweets": .list(.named("Tweet")),
            ]
        )
    }

    private func one(_ key: String, _ name: String) -> Schema {
        .object([key: .named(name)])
    }

    private func many(_ key: String, _ name: String) -> Schema {
        .object([key: .list(.named(name))])
    }
}
