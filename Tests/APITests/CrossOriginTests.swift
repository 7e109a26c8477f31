import HTTP
import Testing

@testable import API

@Suite struct CrossOriginTests {
    private static let named = CrossOriginRules(origins: ["https://a.example", "null"], credentials: true)

    @Test(arguments: ["/v2/tweets", "/v2/nothing", "/v2/users/me"])
    func `any origin may read any answer, without credentials`(path: String) async throws {
        let site = try await Site()
        let answer = await site.ask(.get, path, headers: [("origin", "https://x.example")])
        #expect(answer.header("Access-Control-Allow-Origin") == "*")
        #expect(answer.header("Access-Control-Allow-Credentials") == nil)
        #expect(answer.header("Vary") == nil)
    }

    @Test(arguments: [
        "https://evil.example", "null", "https://a.example.evil", "http://a.example", "https://A.example",
    ])
    func `an origin that is not named is not echoed`(origin: String) async throws {
        let site = try await Site(settings: Settings(crossOrigin: Self.named))
        for method in [HTTP.Method.get, .options] {
            let answer = await site.ask(
                method,
                "/v2/tweets",
                headers: [("origin", origin), ("access-control-request-method", "GET")]
            )
            #expect(answer.header("Access-Control-Allow-Origin") == nil)
            #expect(answer.header("Access-Control-Allow-Credentials") == nil)
            #expect(answer.header("Vary") == "Origin")
        }
    }

    @Test func `a named origin is echoed, with credentials where they are on`() async throws {
        let site = try await Site(settings: Settings(crossOrigin: Self.named))
        let answer = await site.ask(.get, "/v2/nothing", headers: [("origin", "https://a.example")])
        #expect(answer.header("Access-Control-Allow-Origin") == "https://a.example")
        #expect(answer.header("Access-Control-Allow-Credentials") == "true")
        #expect(answer.header("Vary") == "Origin")
    }

    @Test func `OPTIONS of everything is answered`() async throws {
        let site = try await Site()
        #expect(await site.ask(.options, "*").status == .noContent)
        #expect(await site.ask(.get, "*").json.code == "COMMON_001")
        #expect(await site.ask(.options, "/v2/nothing").json.code == "COMMON_003")
    }
}
