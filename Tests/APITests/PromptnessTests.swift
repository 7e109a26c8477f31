import HTTP
import Testing

@testable import API

@Suite struct PromptnessTests {
    private static let reads = [
        "/v2/tweets/1", "/v2/tweets?page=1&size=20", "/v2/tweets?before=9", "/v2/users/1", "/v2/users",
        "/v2/users/1/tweets", "/v2/users/1/friends", "/v2/users/1/followers", "/v2/timelines/home", "/v2/friends",
        "/tweets/1", "/v1/tweets/1", "/v1/tweets", "/v1/users", "/v1/users/1/tweets", "/v1/timelines/home", "/tweet",
        "/tweet/", "/v2/tweets/99", "/v2/nowhere", "/v1/tweets?limit=0",
    ]

    private func isPrompt(_ target: String, _ token: String, posting body: String? = nil, on site: Site) -> Bool {
        var headers = Headers([Headers.Field("authorization", "Bearer \(token)")])
        if body != nil { headers.append("content-type", "application/json") }
        let method: HTTP.Method = body == nil ? .get : .post
        let request = Request(method: method, target: target, headers: headers, body: Array((body ?? "").utf8))
        if case .now = site.responder(request) { return true } else { return false }
    }

    @Test func `what the store has at hand is answered without a wait, once the token is known`() async throws {
        let site = try await Site()
        let ann = try await site.join("ann")
        _ = await site.ask(.post, "/v2/tweets", token: ann.access, json: #"{"content":"hello"}"#)
        for target in Self.reads {
            #expect(isPrompt(target, ann.access, on: site), "\(target)")
        }
        #expect(isPrompt("/v2/tweets", ann.access, posting: #"{"content":"again"}"#, on: site))
        #expect(isPrompt("/v1/tweets", ann.access, posting: #"{"content":"and again"}"#, on: site))
        #expect(await site.ask(.get, "/v2/tweets").header("X-Total-Count") == "3")
    }

    @Test(arguments: ["/v2/tweets?query=hello", "/v2/users?sort=name", "/v1/tweets?query=hello", "/v1/users?query=ann"])
    func `what has to be searched for is waited for`(target: String) async throws {
        let site = try await Site()
        let ann = try await site.join("ann")
        _ = await site.ask(.post, "/v2/tweets", token: ann.access, json: #"{"content":"hello"}"#)
        #expect(!isPrompt(target, ann.access, on: site))
        #expect(await site.ask(.get, target, token: ann.access).status == .ok)
    }

    @Test func `a token that is not known yet is waited for`() async throws {
        let site = try await Site()
        let ann = try await site.join("ann")
        #expect(!isPrompt("/v2/timelines/home", ann.access, on: site))
        #expect(await site.ask(.get, "/v2/timelines/home", token: ann.access).status == .ok)
        #expect(isPrompt("/v2/timelines/home", ann.access, on: site))
    }
}
