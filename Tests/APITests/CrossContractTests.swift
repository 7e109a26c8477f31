import Domain
import HTTP
import Testing

@testable import API

@Suite struct CrossContractTests {
    @Test func `a user made in v2 logs in through v1, and both see the same tweets`() async throws {
        let site = try await Site(settings: Settings(timeZoneOffset: 9 * 3600))
        let made = #"{"username":"minji","name":"민지","email":"m@x.kr","password":"password-1"}"#
        #expect(await site.ask(.post, "/v2/users", json: made).status == .created)
        let login = await site.ask(.post, "/v1/tokens", body: "username=MINJI&password=password-1")
        guard case .string(let token)? = Answer(value: login.json["token"])["accessToken"] else {
            throw Answer.Missing(key: "accessToken", value: login.json.value)
        }
        _ = await site.ask(.post, "/v2/tweets", token: token, json: #"{"content":"from v2"}"#)
        _ = await site.ask(.post, "/v1/tweets", token: token, body: "content=from+v1")

        for list in ["/tweets", "/timelines/home", "/users/me/tweets", "/users"] {
            let first = await site.ask(.get, "/v1\(list)", token: token)
            let second = await site.ask(.get, "/v2\(list)", token: token)
            let key = list == "/users" ? "users" : "tweets"
            let data = second.text.dropFirst(#"{"success":true,"data":"#.utf8.count)
            // The same keys with the same values; only times are written otherwise.
            let same = data.replacing("2026-11-21 06:00:00", with: "2026-11-20T21:00:00Z")
            #expect(first.text == #"{"\#(key)":"# + same)
            #expect(first.text.contains("2026-11-20T21:00:00Z"))
            #expect(first.header("X-Total-Count") == second.header("X-Total-Count"))
        }
        #expect(await site.ask(.delete, "/v1/tokens", token: token).status == .noContent)
        #expect(await site.ask(.get, "/v2/users/me", token: token).json.code == "AUTH_006")
    }

    @Test(arguments: ["v1", "v2"])
    func `paths without a version are the latest contract's`(latest: String) async throws {
        let site = try await Site(settings: Settings(latest: latest))
        _ = try await site.join("minji")
        for path in ["/users", "/users/1", "/users/9", "/tweets", "/nothing", "/users/"] {
            let plain = await site.ask(.get, path)
            let versioned = await site.ask(.get, "/\(latest)\(path)")
            #expect(plain.status == versioned.status)
            #expect(plain.text == versioned.text.replacing("/\(latest)/", with: "/"))
            #expect(plain.header("ETag") == versioned.header("ETag"))
        }
        let other = latest == "v1" ? "v2" : "v1"
        #expect(await site.ask(.get, "/\(other)/users/1").status == .ok)
        let patch = await site.ask(.patch, "/users/1", json: "{}")
        #expect(patch.json.code == (latest == "v1" ? "COMMON_004" : "AUTH_001"))
    }

    @Test func `a failure before routing wears the latest contract's clothes`() async throws {
        let site = try await Site()
        for (latest, target, isV1) in [
            ("v1", nil, true), ("v1", "/users", true), ("v1", "/v2/users", false), ("v2", "/v1/users", true),
            ("v2", "/users", false), ("v2", nil, false), ("v2", "/v1", true), ("v2", "/v10/users", false),
        ] as [(String, String?, Bool)] {
            let settings = Settings(latest: latest)
            let refuse = API.refusal(world: site.world, settings: settings, tokens: site.tokens)
            let answer = refuse(.tooLarge, target, nil)
            #expect(answer.json.code == "COMMON_005")
            #expect(answer.text.hasPrefix(#"{"error":"#) == isV1, "\(latest) \(target ?? "-")")
        }
    }

    /// What a client has kept of a path is stale when the path becomes another contract's.
    @Test func `no two contracts share a tag`() async throws {
        let site = try await Site()
        _ = try await site.join("minji")
        for path in ["/users/1", "/users", "/tweets"] {
            let first = try #require(await site.ask(.get, "/v1\(path)").header("ETag"))
            let second = await site.ask(.get, "/v2\(path)", headers: [("if-none-match", first)])
            #expect(second.status == .ok)
        }
    }
}
