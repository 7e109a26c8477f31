import Domain
import HTTP
import TestSupport
import Testing

@testable import API
@testable import Storage

@Suite struct MediaTests {
    private func siteWithPicture(_ settings: Settings = Settings()) async throws -> (Site, String) {
        let site = try await Site(settings: settings)
        let picture = try await site.media.save(SamplePicture.png[...], as: .png)
        return (site, "/media/\(picture.fileName)")
    }

    @Test func `a picture is served inline, with its own type and nosniff, and runs nowhere`() async throws {
        let (site, path) = try await siteWithPicture()
        // A token that is no good does not matter here.
        let answer = await site.ask(.get, path, token: "x.y.z")
        #expect(answer.status == .ok && answer.contentType == .png && answer.body == SamplePicture.png)
        for (name, value) in [
            ("Cache-Control", "public, max-age=31536000, immutable"), ("ETag", "\"\(path.dropFirst(7))\""),
            ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "default-src 'none'; sandbox"),
            ("Content-Disposition", "inline"), ("Cross-Origin-Resource-Policy", "cross-origin"),
            ("Access-Control-Allow-Origin", "*"),
        ] {
            let fields = answer.fields
            #expect(fields.filter { $0.name == name }.map(\.value) == [value])
        }
        #expect(answer.header("X-Request-Id") != nil)
        #expect(await site.ask(.head, path).status == .ok)
    }

    @Test func `a client that has a picture is told so`() async throws {
        let (site, path) = try await siteWithPicture()
        let tag = try #require(await site.ask(.get, path).header("ETag"))
        for value in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let answer = await site.ask(.get, path, headers: [("if-none-match", value)])
            #expect(answer.status == .notModified && answer.body.isEmpty && answer.header("ETag") == tag)
            #expect(answer.header("Cache-Control")?.contains("immutable") == true)
        }
        #expect(await site.ask(.get, path, headers: [("if-none-match", "\"x\"")]).status == .ok)
    }

    @Test(arguments: [
        "/media", "/media/", "/media/x", "/media/..%2f..%2fetc%2fpasswd", "/media/%2e%2e/signing-key",
        "/media/../signing-key", "/media/" + String(repeating: "0", count: 64) + ".png",
        "/media/" + String(repeating: "0", count: 64) + ".svg", "/media/" + String(repeating: "0", count: 64),
        "/media/" + String(repeating: "0", count: 64) + ".png/", "/v2/media/x",
    ])
    func `any other name is not found, in the clothes of the latest contract`(path: String) async throws {
        let (site, _) = try await siteWithPicture()
        let answer = await site.ask(.get, path)
        #expect(answer.status == .notFound && answer.json.code == "COMMON_003")
        #expect(answer.header("Cache-Control") == "no-store")
        let first = try await siteWithPicture(Settings(latest: "v1")).0
        if !path.hasPrefix("/v2") { #expect(await first.ask(.get, path).text.hasPrefix("{\"error\"")) }
    }

    @Test func `a name in capitals or with escapes is the same, or none`() async throws {
        let (site, path) = try await siteWithPicture()
        #expect(await site.ask(.get, path.uppercased()).status == .notFound)
        #expect(await site.ask(.get, path.replacing(".png", with: "%2epng")).status == .ok)
        #expect(await site.ask(.get, path.replacing(".png", with: ".gif")).status == .notFound)
        #expect(await site.ask(.get, path + "?x=1").status == .ok)
    }

    @Test func `pictures take no other methods`() async throws {
        let (site, path) = try await siteWithPicture()
        for method in [HTTP.Method.post, .put, .patch, .delete, .other] {
            let answer = await site.ask(method, path)
            #expect(answer.json.code == "COMMON_004")
            #expect(answer.header("Allow") == "GET, HEAD, OPTIONS")
        }
    }
}

extension MediaLibrary {
    /// How many pictures there are.
    func count() throws -> Int {
        try shelf.pictures().count
    }
}
