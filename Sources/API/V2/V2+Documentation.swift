import Domain
import HTTP

extension V2 {
    var documentation: Documentation {
        Documentation(
            title: Text("miniter v2 (gumicode)", "miniter v2 (gumicode)"),
            about: Text(
                "성공은 `success` 와 `data`, 실패는 `code` 와 `message` 로 답합니다. GET 이 되는 곳은 HEAD 도 됩니다.",
                "Success is `success` and `data`, a failure has `code` and `message`. HEAD is taken wherever GET is."
            ),
            bodyTypes: ["application/json", "multipart/form-data"],
            schemas: [
                "User": .user(times.form),
                "Author": .author,
                "Tweet": .tweet(times.form, world.limits),
                "Token": .token,
                "Duplicate": .object(["duplicate": .bool]),
                "ErrorCode": .errorCode,
                "FieldError": .object(["field": .text, "reason": .text]),
                "Failure": .object(
                    [
                        "success": Schema(.constant(false)), "code": .oneOf(ErrorCode.allCases.map(\.rawValue)),
                        "message": .text,
                    ],
                    optional: ["errors": .list(.named("FieldError"))]
                ),
            ],
            failure: "Failure",
            operations: userOperations + tweetOperations + friendOperations + tokenOperations
        )
    }

    private var userOperations: [Operation] {
        [
            Operation("signUp", "회원가입", "Sign up")
                .taking(.newUser).answering(.created, one("User"), .location).failing(.user001, .user002, .common007),
            Operation("listUsers", "사용자 목록, 검색", "List or search users")
                .asking(userList).answering(.ok, many("User"), .tag, .total, .links),
            Operation("putUser", "사용자 전체 변경 또는 생성 (본문의 id)", "Replace or create the user that the body names")
                .taking(.placedUser).answering(.ok, one("User")).answering(.created, one("User"), .location)
                .failing(.auth001, .auth005, .user001, .user002, .user003, .common007, .common011),
            Operation("checkDuplicate", "아이디, 이메일 중복 확인", "Is a username or an e-mail taken?")
                .asking([
                    Parameter("username", .filled, "아이디 (email 과 함께 쓸 수 없음)", "A username; not together with email"),
                    Parameter("email", .filled, "이메일 (username 과 함께 쓸 수 없음)", "An e-mail; not together with username"),
                ]).answering(.ok, one("Duplicate")),
            Operation("getUser", "사용자 조회", "Get a user")
                .answering(.ok, one("User"), .tag).failing(.auth001, .user003),
            Operation("replaceUser", "사용자 전체 변경 또는 생성", "Replace or create a user")
                .taking(.wholeUser).answering(.ok, one("User")).answering(.created, one("User"), .location)
                .failing(.auth001, .auth005, .user001, .user002, .user003, .common007, .common011),
            Operation("changeUser", "사용자 일부 변경", "Change what is given of a user")
                .taking(.userChange).answering(.ok, one("User"))
                .failing(.auth005, .user001, .user002, .user003, .common007, .common011),
            Operation("deleteUser", "회원탈퇴", "Delete a user with all that is its own")
                .answering(.noContent).failing(.auth005, .user003, .common011),
            Operation("changePicture", "프로필 사진 변경", "Change the profile picture")
                .taking(.picture).answering(.ok, one("User")).failing(.auth005, .user003, .common011),
            Operation("removePicture", "프로필 사진 삭제", "Remove the profile picture")
                .answering(.ok, one("User")).failing(.auth005, .user003, .common011),
            Operation("listUserTweets", "사용자의 트윗 목록", "List a user's tweets")
                .asking(tweetList).answering(.ok, many("Tweet"), .tag, .total, .links).failing(.auth001, .user003),
            Operation("listUserFriends", "사용자의 친구 목록", "List whom a user follows")
                .asking(userList).answering(.ok, many("User"), .tag, .total, .links).failing(.auth001, .user003),
            Operation("listUserFollowers", "사용자의 팔로워 목록", "List who follows a user")
                .asking(userList).answering(.ok, many("User"), .tag, .total, .links).failing(.auth001, .user003),
        ]
    }

    private var tweetOperations: [Operation] {
        [
            Operation("postTweet", "트윗 작성", "Post a tweet")
                .taking(.newTweet(world.limits)).answering(.created, one("Tweet"), .location),
            Operation("listTweets", "트윗 목록, 검색", "List or search tweets")
                .asking(tweetList).answering(.ok, many("Tweet"), .tag, .total, .links),
            Operation("putTweet", "트윗 전체 변경 또는 생성 (본문의 id)", "Replace or create the tweet that the body names")
                .taking(.placedTweet(world.limits)).answering(.ok, one("Tweet"))
                .answering(.created, one("Tweet"), .location).failing(.auth005, .tweet001, .common011),
            Operation("getTweet", "트윗 조회", "Get a tweet")
                .answering(.ok, one("Tweet"), .tag).failing(.tweet001),
            Operation("replaceTweet", "트윗 전체 변경 또는 생성", "Replace or create a tweet")
                .taking(.wholeTweet(world.limits)).answering(.ok, one("Tweet"))
                .answering(.created, one("Tweet"), .location).failing(.auth005, .tweet001, .common011),
            Operation("changeTweet", "트윗 변경", "Change a tweet")
                .taking(.tweetChange(world.limits)).answering(.ok, one("Tweet"))
                .failing(.auth005, .tweet001, .common011),
            Operation("deleteTweet", "트윗 삭제", "Delete a tweet")
                .answering(.noContent).failing(.auth005, .tweet001, .common011),
            Operation("homeTimeline", "홈 타임라인", "One's own tweets and those of one's friends")
                .asking(tweetList).answering(.ok, many("Tweet"), .tag, .total, .links),
        ]
    }

    private var friendOperations: [Operation] {
        [
            Operation("follow", "친구 추가", "Follow a user")
                .taking(.friend).answering(.created, one("User"), .location).failing(.user003, .friend001, .friend002),
            Operation("listFriends", "내 친구 목록", "List whom one follows")
                .asking(userList).answering(.ok, many("User"), .tag, .total, .links),
            Operation("unfollow", "친구 삭제", "Unfollow a user").answering(.noContent).failing(.user003, .friend003),
        ]
    }

    private var tokenOperations: [Operation] {
        [
            Operation("logIn", "로그인", "Log in")
                .taking(.credentials).answering(.created, one("Token")).failing(.auth004, .common007),
            Operation("renewSession", "토큰 갱신", "Renew the tokens")
                .taking(.renewal).answering(.created, one("Token")).failing(.auth002, .auth003, .auth006),
            Operation("logOut", "로그아웃", "Log out").answering(.noContent),
            Operation("listErrorCodes", "오류 코드 목록", "List the error codes").answering(.ok, many("ErrorCode")),
        ]
    }

    private var userList: [Parameter] {
        [
            .page, .size, .sort(UserQuery.SortKey.allCases.map(\.rawValue)), .username,
            Parameter("name", .argument, "이름 (일치)", "This name"), .keyword, .before, .after,
        ]
    }

    private var tweetList: [Parameter] {
        [
            .page, .size, .sort(TweetQuery.SortKey.allCases.map(\.rawValue)), .authorID, .username, .keyword, .before,
            .after,
        ]
    }

    private func one(_ name: String) -> Schema {
        .object(["success": Schema(.constant(true)), "data": .named(name)])
    }

    private func many(_ name: String) -> Schema {
        .object(["success": Schema(.constant(true)), "data": .list(.named(name))])
    }
}
