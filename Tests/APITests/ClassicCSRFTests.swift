import Domain
import HTTP
import Testing

@testable import API

@Suite struct ClassicCSRFTests {
    @Test func `a csrf value belongs to who signed up or logged in with it last, in the body or in the cookie`()
        async throws
    {
        let site = try await Site()
        _ = try await site.joinClassic("one", csrf: "a")
        #expect(await site.owner(of: "a") == "one")
        let body = #"{"user_id":"two","user_name":"N","user_password":"pw"}"#
        _ = await site.classic("/signup", body, cookies: "csrftoken=a")
        #expect(await site.owner(of: "a") == "two")
        _ = await site.classic("/login", #"{"user_id":"one","user_password":"pw","user_csrf":"a"}"#)
        #expect(await site.owner(of: "a") == "one")
        _ = try await site.logInClassic("two", cookies: "csrftoken=a")
        #expect(await site.owner(of: "a") == "two")
        _ = await site.classic(
            "/login",
            #"{"user_id":"one","user_password":"pw","user_csrf":"b"}"#,
            cookies: "csrftoken=a"
        )
        #expect(await site.owner(of: "a") == "one")
        #expect(await site.owner(of: "b") == "one")
    }

    @Test func `what fails binds nothing`() async throws {
        let site = try await Site()
        _ = try await site.joinClassic("one")
        for (path, body) in [
            ("/login", #"{"user_id":"one","user_password":"wrong","user_csrf":"a"}"#),
            ("/login", #"{"user_id":"none","user_password":"pw","user_csrf":"a"}"#),
            ("/signup", #"{"user_id":"one","user_name":"N","user_password":"pw","user_csrf":"a"}"#),
            ("/signup", #"{"user_id":"two","user_name":"","user_password":"pw","user_csrf":"a"}"#),
        ] {
            _ = await site.classic(path, body, cookies: "csrftoken=a")
            #expect(await site.owner(of: "a") == nil, "\(path) \(body)")
        }
    }

    @Test func `an empty csrf value is nobody's`() async throws {
        let site = try await Site()
        _ = try await site.joinClassic("one", csrf: "")
        _ = try await site.logInClassic("one", cookies: "csrftoken=")
        #expect(await site.classic("/user_auth", #"{"user_csrf":""}"#).message == "Need Signup")
        let hash = Digest.sha256([])
        #expect(try await site.world.store.user(withCSRFHash: hash).value == nil)
    }

    @Test func `a user has at most 16 csrf values, and the oldest goes`() async throws {
        let site = try await Site()
        _ = try await site.joinClassic("one", csrf: "0")
        for number in 1...15 { _ = try await site.logInClassic("one", cookies: "csrftoken=\(number)") }
        #expect(await site.owner(of: "0") == "one")
        _ = try await site.logInClassic("one", cookies: "csrftoken=0")
        _ = try await site.logInClassic("one", cookies: "csrftoken=16")
        #expect(await site.owner(of: "1") == nil)
        for number in [0, 2, 15, 16] { #expect(await site.owner(of: "\(number)") == "one") }
    }

    @Test func `a deleted user's csrf values and cookies are nobody's`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("one", csrf: "a")
        #expect(await site.ask(.delete, "/v2/users/me", token: member.token).status == .noContent)
        #expect(await site.owner(of: "a") == nil)
        let next = try await site.joinClassic("one")
        let body = #"{"user_id":"one","user_content":"x"}"#
        #expect(await site.classic("/tweet", body, cookies: member.cookie).message == "Tweet Failed")
        #expect(await site.classic("/tweet", body, cookies: next.cookie).message == "Tweet Success")
        #expect(await site.owner(of: "a") == nil)
    }

    @Test func `a changed name is told at once`() async throws {
        let site = try await Site()
        let member = try await site.joinClassic("one", csrf: "a")
        let change = #"{"username":"uno","name":"\"U\"","profile":"p"}"#
        _ = await site.ask(.patch, "/v2/users/me", token: member.token, json: change)
        let answer = await site.classic("/user_auth", #"{"user_csrf":"a"}"#)
        #expect(
            answer.text
                == #"{"data":"{\"user_id\":\"uno\",\"user_name\":\"\\\"U\\\"\",\"user_profile\":\"p\"}","#
                + #""message":"User Info Loading Success"}"#
        )
    }

    @Test func `the info may be configured to be an object`() async throws {
        let site = try await Site(settings: Settings(classic: ClassicRules(userInfoAsObject: true)))
        _ = try await site.joinClassic("one", csrf: "a")
        let answer = await site.classic("/user_auth", #"{"user_csrf":"a"}"#)
        #expect(
            answer.text
                == #"{"data":{"user_id":"one","user_name":"N","user_profile":""},"#
                + #""message":"User Info Loading Success"}"#
        )
    }
}
