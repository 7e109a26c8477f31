import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct ServiceHostTests {
    private static let settings = Settings(
        services: ServiceHosts(["Auth.example.com": [.tokens], "blog.example.com": [.tweets, .users, .errorCodes]])
    )

    @Test(arguments: [
        // The host's own, with and without a version.
        ("auth.example.com", "/v2/tokens", true), ("auth.example.com", "/v1/tokens/refresh", true),
        ("auth.example.com", "/tokens", true), ("blog.example.com", "/v2/tweets/1", true),
        ("blog.example.com", "/users/1/friends", true), ("blog.example.com", "/v1/error-codes", true),
        // Another's, with and without a version.
        ("auth.example.com", "/v2/tweets", false), ("auth.example.com", "/v1/users", false),
        ("auth.example.com", "/users", false), ("blog.example.com", "/v2/tokens", false),
        ("blog.example.com", "/friends", false), ("blog.example.com", "/v2/timelines/home", false),
        // The host's name alone counts, in any case.
        ("AUTH.Example.COM", "/v2/tweets", false), ("auth.example.com:8080", "/v2/tweets", false),
        ("auth.example.com.", "/v2/tweets", false), ("Auth.example.com.:443", "/v2/tokens", true),
        // Every other host serves all.
        ("example.com", "/v2/tweets", true), ("x.auth.example.com", "/v2/tweets", true),
        ("127.0.0.1:8080", "/v2/tokens", true), ("[::1]:8080", "/v2/tweets", true), ("[::1]", "/v2/tweets", true),
        ("", "/v2/tweets", true),
        // What is no resource: pictures everywhere, the rest nowhere.
        ("auth.example.com", "/tweet", false), ("auth.example.com", "/login", false), ("blog.example.com", "/", false),
        ("blog.example.com", "/v2", false), ("blog.example.com", "/v2/v2/tweets", false),
    ])
    func `a service's host serves its resources alone`(host: String, path: String, isServed: Bool) async throws {
        let site = try await Site(settings: Self.settings)
        for method in [HTTP.Method.get, .post, .delete, .options, .other] {
            let answer = await site.ask(method, path, headers: [("host", host)])
            if !isServed {
                // The paths of classic are none of anybody's resources; their errors have no code.
                let isClassic = ["/tweet", "/login"].contains(path)
                #expect(answer.status == .notFound, "\(method)")
                #expect(answer.text.contains(isClassic ? "\"message\"" : "COMMON_003"), "\(method)")
            } else {
                #expect(answer.status == .ok || !answer.text.contains("COMMON_003"), "\(method)")
            }
        }
    }

    @Test func `pictures are served on every host, for they are named by answers of any`() async throws {
        let site = try await Site(settings: Self.settings)
        let picture = try await site.media.save(SamplePicture.gif[...], as: .gif)
        let path = "/media/\(picture.fileName)"
        for host in ["auth.example.com", "blog.example.com", "other"] {
            #expect(await site.ask(.get, path, headers: [("host", host)]).status == .ok)
        }
    }

    @Test func `without a host, and without services, everything is served`() async throws {
        #expect(await (try await Site(settings: Self.settings)).ask(.get, "/v2/tweets").status == .ok)
        let site = try await Site()
        #expect(await site.ask(.get, "/v2/tweets", headers: [("host", "auth.example.com")]).status == .ok)
    }

    @Test func `a wrong path of its own resource is still set right`() async throws {
        let site = try await Site(settings: Self.settings)
        let answer = await site.ask(.get, "/v2/tweets/", headers: [("host", "blog.example.com")])
        #expect(answer.json.code == "COMMON_003" && answer.text.contains("/v2/tweets"))
    }
}
