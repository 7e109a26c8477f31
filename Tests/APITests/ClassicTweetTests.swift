import Domain
import HTTP
import Testing

@testable import API

@Suite struct ClassicTweetTests {
    @Test func `a user of classic logs in through v2 and sees the same tweets with v2's keys and times`() async throws {
        let site = try await Site(settings: Settings(timeZoneOffset: 9 * 3600))
        let id = String(repeating: "이", count: 100)
        let member = try await site.joinClassic(id)
        let body = #"{"user_id":"\#(id)","user_content":"첫 \"글\""}"#
        #expect(
            await site.classic("/tweet/", body, cookies: member.cookie).text
                == #"{"content_id":"1","message":"Tweet Success"}"#
        )
        #expect(
            await site.ask(.get, "/tweet").text
                == #"{"data":[{"content_id":"1","user_id":"\#(id)","user_content":"첫 \"글\"","#
                + #""created_at":"2026-11-21 06:00:00","updated_at":"2026-11-21 06:00:00"}],"#
                + #""message":"Tweet Loading Success"}"#
        )
        let login = await site.ask(.post, "/v2/tokens", json: #"{"username":"\#(id)","password":"pw"}"#)
        let token = try login.json.data("accessToken")
        #expect(try await site.ask(.get, "/v2/users/me", token: token).json.data("username") == id)
        #expect(
            await site.ask(.get, "/v2/timelines/home", token: token).text
                == #"{"success":true,"data":[{"id":1,"content":"첫 \"글\"","author":{"id":1,"username":"\#(id)","#
                + #""name":"N"},"createdAt":"2026-11-21 06:00:00","updatedAt":"2026-11-21 06:00:00"}]}"#
        )
        let change = await site.ask(.patch, "/v2/users/me", token: token, json: #"{"name":"M"}"#)
        #expect(change.status == .ok)
        #expect(await site.ask(.get, "/v2/users?query=\(PercentEncoding.encode("이이"))").text.contains(id))
        let wrong = await site.ask(.post, "/v2/tokens", json: #"{"username":"\#(id)","password":"pw2"}"#)
        #expect(wrong.json.code == "AUTH_004")
    }

    @Test func `a user of classic logs in through v1 and sees the same tweets with v1's times`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let tweet = #"{"user_id":"minji","user_content":"글"}"#
        #expect(await site.classic("/tweet", tweet, cookies: member.cookie).message == "Tweet Success")
        let login = await site.ask(.post, "/v1/tokens", json: #"{"username":"minji","password":"pw"}"#)
        guard case .string(let token)? = Answer(value: login.json["token"])["accessToken"] else {
            throw Answer.Missing(key: "accessToken", value: login.json.value)
        }
        #expect(
            await site.ask(.get, "/v1/timelines/home", token: token).text
                == #"{"tweets":[{"id":1,"content":"글","author":{"id":1,"username":"minji","name":"N"},"#
                + #""createdAt":"2026-11-20T21:00:00Z","updatedAt":"2026-11-20T21:00:00Z"}]}"#
        )
    }

    @Test func `a user of v2 is known in classic`() async throws {
        let site = try await Site()
        _ = try await site.join("minji")
        let taken = #"{"user_id":"Minji","user_name":"N","user_password":"pw"}"#
        #expect(await site.classic("/signup", taken).message == "Id is Already Exist")
        let login = await site.classic("/login", #"{"user_id":"MINJI","user_password":"password-1"}"#)
        #expect(login.message == "Login Success")
    }

    @Test func `the token of a log-in goes on to v2, and one log-out ends both`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        #expect(await site.ask(.get, "/v2/users/me", token: member.token).status == .ok)
        #expect(await site.ask(.delete, "/v2/tokens", token: member.token).status == .noContent)
        let body = #"{"user_id":"minji","user_content":"x"}"#
        #expect(await site.classic("/tweet", body, cookies: member.cookie).message == "Tweet Failed")
    }

    @Test(arguments: [1, 3, 5, 100_000])
    func `as many tweets are shown as configured, the newest first`(most: Int) async throws {
        let site = try await Site(settings: Settings(classic: ClassicRules(maxTweets: most)))
        let member = try await site.joinClassic("minji")
        for number in 1...4 {
            let body = #"{"user_id":"minji","user_content":"t\#(number)"}"#
            _ = await site.classic("/tweet", body, cookies: member.cookie)
        }
        guard case .array(let tweets)? = await site.ask(.get, "/tweet?limit=1&page=x%zz").json["data"] else {
            Issue.record("no data")
            return
        }
        let ids = tweets.compactMap { Answer(value: $0)["content_id"] }
        #expect(ids == ["4", "3", "2", "1"].prefix(most).map { .string($0) })
    }

    @Test func `the largest identifier is a text too`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("minji")
        let path = "/v2/tweets/9223372036854775807"
        _ = await site.ask(.put, path, token: member.token, json: #"{"content":"x"}"#)
        #expect(await site.ask(.get, "/tweet").text.contains(#""content_id":"9223372036854775807""#))
        let body = #"{"content_id":"9223372036854775807","user_id":"minji"}"#
        #expect(await site.classic("/tweet_del", body, cookies: member.cookie).message == "Delete Success")
    }

    @Test(arguments: [
        (Failure.malformedRequest, "/signup", 400, "Bad Request"), (.tooLarge, "/tweet/?x", 400, "Bad Request"),
        (.tooLarge, "/twee%74", 400, "Bad Request"),
        (.unavailable(retryAfter: 3), "/login/", 503, "Not available now. Please try again later."),
        (.tooManyRequests(retryAfter: 3), "/login", 503, "Too many requests. Please try again later."),
        (.internal(cause: "secret"), "/user_auth", 500, "Something went wrong inside the server."),
    ])
    func `a failure before routing wears classic's clothes on classic's paths`(
        failure: Failure,
        target: String,
        status: Int,
        message: String
    ) async throws {
        let site = try await Site()
        let refuse = API.refusal(world: site.world, settings: Settings(), tokens: site.tokens)
        let answer = refuse(failure, target, "en")
        #expect(answer.status.rawValue == status)
        #expect(answer.text == #"{"message":"\#(message)"}"#)
        #expect(answer.header("X-Request-Id") != nil)
        #expect(answer.header("X-Content-Type-Options") == "nosniff")
    }

    @Test func `no failure is dressed as one that the document does not know`() async throws {
        let site = try await Site()
        let classic = Classic(world: site.world, settings: Settings(), tokens: site.tokens)
        let known = Set(Classic.Message.allCases.map(\.rawValue))
        let failures: [Failure] = [
            .invalid([]), .unreadableBody, .tooLarge, .unsupportedType, .malformedRequest, .changed, .noToken,
            .invalidToken, .expiredToken, .wrongCredentials, .notYours, .revokedSession, .usernameTaken, .emailTaken,
            .noSuchUser, .noSuchTweet, .alreadyFriend, .selfFollow, .notFriend,
        ]
        for failure in failures {
            let answer = classic.response(to: failure, in: .english)
            #expect(known.contains(answer.message ?? ""), "\(failure)")
            #expect(answer.status == .ok || answer.status == .badRequest)
        }
    }

    @Test(arguments: [
        "/Signup", "/signup//", "/signup/x", "/tweet/1", "/tweets_del", "/v2/signup", "/v2/tweet", "/signup%2f",
    ])
    func `there are no other paths`(path: String) async throws {
        let site = try await Site()
        #expect(await site.classic(path, "{}").status == .notFound)
    }

    @Test func `the paths may be percent-encoded like any other`() async throws {
        let site = try await Site()
        #expect(await site.ask(.get, "/%74weet").message == "Tweet Loading Success")
        #expect(await site.ask(.get, "/logi%6e").header("Set-Cookie") != nil)
    }

    @Test func `a preflight names the methods of a path`() async throws {
        let site = try await Site()
        let headers = [("origin", "https://a.example"), ("access-control-request-method", "POST")]
        for path in ["/tweet", "/tweet/"] {
            let answer = await site.ask(.options, path, headers: headers)
            #expect(answer.status == .noContent)
            #expect(answer.header("Access-Control-Allow-Methods") == "GET, HEAD, POST, OPTIONS")
        }
    }
}
