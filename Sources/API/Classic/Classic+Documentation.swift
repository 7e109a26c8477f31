import Domain
import HTTP

extension Classic {
    var documentation: Documentation {
        Documentation(
            title: Text("miniter classic", "miniter classic"),
            about: Text(
                "문서에 있는 결과는 모두 200 이며 `message` 로 구별합니다. 경로 끝의 `/` 는 있어도 없어도 됩니다.",
                "What is documented is 200, and `message` says what came of it. A final `/` may stand or not."
            ),
            bodyTypes: ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
            schemas: [
                "Tweet": .object([
                    "content_id": .text(pattern: #"^\d+$"#),
                    "user_id": .text,
                    "user_content": .text,
                    "created_at": .moment(times.form),
                    "updated_at": .moment(times.form),
                ]),
                "Message": .object(["message": .text]),
            ],
            failure: "Message",
            operations: operations
        )
    }

    private var operations: [Operation] {
        [
            Operation("signUp", "회원가입", "Sign up")
                .about(.users).taking(newUser).answering(.ok, saying(.signedUp, .idTaken)).failing(.common007),
            Operation("logIn", "로그인", "Log in")
                .about(.users).taking(credentials).answering(
                    .ok,
                    saying(.loggedIn, .unknownID, .wrongPassword),
                    .cookie,
                    .token
                )
                .failing(.common007),
            Operation("userInfo", "사용자 정보", "Who has a csrf value?")
                .about(.users).taking(Operation.Body("CSRF", ["user_csrf": .text]))
                .answering(.ok, saying(.userInfo, .unknownUser, optional: ["data": userInfo])),
            Operation("listTweets", "트윗 목록", "List the tweets")
                .about(.tweets).answering(
                    .ok,
                    .object(["data": .list(.named("Tweet")), "message": .oneOf([Message.tweets.rawValue])]),
                    .cookie
                ),
            Operation("postTweet", "트윗 작성", "Post a tweet")
                .about(.tweets).taking(newTweet)
                .answering(.ok, saying(.posted, .notPosted, optional: ["content_id": .text(pattern: #"^\d+$"#)])),
            Operation("deleteTweet", "트윗 삭제", "Delete a tweet")
                .about(.tweets).taking(deletion).answering(.ok, saying(.deleted, .notDeleted)),
        ]
    }

    private var newUser: Operation.Body {
        let rules = UserRules.open
        return Operation.Body(
            "NewUser",
            [
                "user_name": .text(rules.name), "user_id": .text(rules.username),
                "user_password": .text(rules.password),
            ],
            optional: ["user_profile": .text(rules.profile), "user_csrf": .text]
        )
    }

    private var credentials: Operation.Body {
        Operation.Body("Credentials", ["user_id": .text, "user_password": .text], optional: ["user_csrf": .text])
    }

    private var newTweet: Operation.Body {
        Operation.Body("NewTweet", ["user_id": .text, "user_content": .text(.tweet(world.limits))])
    }

    private var deletion: Operation.Body {
        Operation.Body("Deletion", ["content_id": Schema(.anyOf([.text, .id])), "user_id": .text])
    }

    private var userInfo: Schema {
        let info = Schema.object(["user_id": .text, "user_name": .text, "user_profile": .text])
        return rules.userInfoAsObject
            ? info : .text.noted("user_id, user_name, user_profile 를 담은 JSON 문자열", "A text that is JSON itself")
    }

    private func saying(_ messages: Message..., optional: KeyValuePairs<String, Schema> = [:]) -> Schema {
        .object(["message": .oneOf(messages.map(\.rawValue))], optional: optional)
    }
}
