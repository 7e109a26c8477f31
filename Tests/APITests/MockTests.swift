import HTTP
import TestSupport
import Testing

@testable import API
@testable import App

@Suite struct MockTests {
    @Test(arguments: [
        ("404", "/v2/tweets/1", 404, "TWEET_001"), ("TWEET_001", "/v2/tweets/1", 404, "TWEET_001"),
        ("auth_006", "/v2/tweets", 401, "AUTH_006"), ("503", "/v1/users/5", 503, "COMMON_008"),
        (" \"404\" ; a=b , foo", "/v2/tweets/1", 404, "TWEET_001"),
        ("401", "/tweets", 401, "AUTH_002"), ("200", "/v2/timelines/home", 200, nil), ("304", "/v1/tweets/1", 304, nil),
    ])
    func `code is answered with the documented example, without a token`(
        code: String,
        path: String,
        status: Int,
        errorCode: String?
    ) async throws {
        let site = try await Site(documents: Described.source, isMock: true)
        let answer = await site.ask(.get, path, headers: [("prefer", "code=\(code)")])
        #expect(answer.status.rawValue == status)
        #expect(answer.json.code == errorCode)
        #expect(answer.header("Preference-Applied")?.hasPrefix("code=") == true)
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
        #expect(answer.header("X-Request-Id") != nil)
        #expect(
            answer.fields.contains { $0.name == "Access-Control-Expose-Headers" && $0.value == "Preference-Applied" }
        )
    }

    @Test func `a conflict has the status of the path's contract`() async throws {
        let site = try await Site(documents: Described.source, isMock: true)
        let preference = [("prefer", "code=USER_001")]
        #expect(await site.ask(.post, "/v1/users", headers: preference).status == .conflict)
        #expect(await site.ask(.post, "/v2/users", headers: preference).status == .badRequest)
    }

    @Test(arguments: [
        "code=418", "code=USER_999", "code=FRIEND_001", "code", "code=", "respond-async", "wait=soon", "wait=-1", ",;=",
        "foo=\"bar, code=503\"", "foo; code=503",
    ])
    func `what cannot be done is ignored`(preference: String) async throws {
        let site = try await Site(documents: Described.source, isMock: true)
        let answer = await site.ask(.get, "/v2/tweets", headers: [("prefer", preference)])
        #expect(answer.status == .ok)
        #expect(answer.header("Preference-Applied") == nil)
    }

    @Test func `wait delays, and says so beside what else was done`() async throws {
        let site = try await Site(documents: Described.source, isMock: true)
        let start = ContinuousClock.now
        let answer = await site.ask(
            .get,
            "/v2/tweets/1",
            headers: [("prefer", "wait=1, code=404"), ("prefer", "wait=9")]
        )
        #expect(ContinuousClock.now - start >= .seconds(1))
        #expect(answer.header("Preference-Applied") == "wait=1, code=404")
    }

    @Test func `a browser may send the preference`() async throws {
        let site = try await Site(documents: Described.source, isMock: true)
        let headers = [("origin", "https://a.example"), ("access-control-request-method", "GET")]
        let answer = await site.ask(.options, "/v2/tweets", headers: headers)
        #expect(answer.fields.contains { $0.name == "Access-Control-Allow-Headers" && $0.value == "Prefer" })
    }

    @Test func `a server that is no mock takes no preferences`() async throws {
        let site = try await Site(documents: Described.source)
        let answer = await site.ask(.get, "/v2/tweets", headers: [("prefer", "code=503, wait=1")])
        #expect(answer.status == .ok)
        #expect(answer.header("Preference-Applied") == nil)
    }
}
