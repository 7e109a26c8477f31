import Domain
import HTTP
import TestSupport
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

    @Test(arguments: [
        ("/v1/users", "GET, HEAD, POST, OPTIONS"), ("/v2/users", "GET, HEAD, POST, PUT, OPTIONS"),
        ("/v1/users/1", "GET, HEAD, PUT, DELETE, OPTIONS"), ("/v2/users/1", "GET, HEAD, PUT, PATCH, DELETE, OPTIONS"),
        ("/v1/users/1/profile-image", "PUT, DELETE, OPTIONS"), ("/v2/users/me/profile-image", "PUT, DELETE, OPTIONS"),
        ("/users/me/profile-image", "PUT, DELETE, OPTIONS"), ("/v2/tokens", "POST, DELETE, OPTIONS"),
        ("/media/x", "GET, HEAD, OPTIONS"), ("/v1/friends/7", "DELETE, OPTIONS"),
    ])
    func `a preflight names the methods that the path takes`(path: String, methods: String) async throws {
        for rules in [CrossOriginRules(), Self.named] {
            let site = try await Site(settings: Settings(crossOrigin: rules))
            for method in methods.split(separator: ", ") {
                let answer = await site.ask(
                    .options,
                    path,
                    // A form with a picture is sent with the type that a simple request may have, and a token.
                    headers: [
                        ("origin", "https://a.example"), ("access-control-request-method", String(method)),
                        ("access-control-request-headers", "authorization,content-type,if-match"),
                    ]
                )
                #expect(answer.status == .noContent)
                #expect(answer.header("Access-Control-Allow-Methods") == methods)
                #expect(answer.header("Allow") == methods)
                let allowed = answer.header("Access-Control-Allow-Headers")?.lowercased() ?? ""
                for name in ["authorization", "content-type", "if-match", "if-none-match", "x-request-id"] {
                    #expect(allowed.contains(name))
                }
                let isNamed = !rules.origins.isEmpty
                #expect(answer.header("Access-Control-Allow-Origin") == (isNamed ? "https://a.example" : "*"))
                #expect(answer.header("Access-Control-Allow-Credentials") == (isNamed ? "true" : nil))
                #expect(answer.header("Vary") == (isNamed ? "Origin" : nil))
            }
        }
    }

    @Test func `a picture is readable from other origins as answers are`() async throws {
        let site = try await Site(settings: Settings(crossOrigin: Self.named))
        let picture = try await site.media.save(SamplePicture.png[...], as: .png)
        let path = "/media/\(picture.fileName)"
        for (origin, allowed) in [("https://a.example", "https://a.example"), ("https://b.example", nil)] {
            let answer = await site.ask(.get, path, headers: [("origin", origin)])
            #expect(answer.status == .ok)
            #expect(answer.header("Access-Control-Allow-Origin") == allowed)
            #expect(answer.header("Vary") == "Origin")
            #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
        }
    }

    @Test(arguments: [Failure.malformedRequest, .tooLarge, .unavailable(retryAfter: 1)])
    func `an error before routing is readable where any origin is`(failure: Failure) async throws {
        let site = try await Site()
        let open = API.refusal(world: site.world, settings: Settings(), tokens: site.tokens)
        #expect(open(failure, "/v1/users", nil).header("Access-Control-Allow-Origin") == "*")
        // Which origin asks is not known here: none is echoed, and caches are told that it matters.
        let named = API.refusal(world: site.world, settings: Settings(crossOrigin: Self.named), tokens: site.tokens)
        #expect(named(failure, "/v1/users", nil).header("Access-Control-Allow-Origin") == nil)
        #expect(named(failure, "/v1/users", nil).header("Vary") == "Origin")
    }

    @Test(arguments: ["/v1/users/me", "/v2/users/%zz", "/v1/nothing", "/media/x", "/v2/users/1/profile-image"])
    func `every error is readable by a named origin`(path: String) async throws {
        let site = try await Site(settings: Settings(crossOrigin: Self.named))
        for method in [HTTP.Method.get, .put, .post, .other] {
            let answer = await site.ask(method, path, headers: [("origin", "https://a.example")])
            #expect(answer.status.rawValue >= 400)
            #expect(answer.header("Access-Control-Allow-Origin") == "https://a.example")
            #expect(answer.header("Access-Control-Expose-Headers")?.contains("X-Request-Id") == true)
        }
    }
}
