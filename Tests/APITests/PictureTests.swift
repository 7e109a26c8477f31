import Domain
import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct PictureTests {
    private static let image = "/users/me/profile-image"

    private static func file(_ content: [UInt8] = SamplePicture.png, as name: String = "profileImage") -> [UInt8] {
        FormBody().file(content, as: name).end()
    }

    /// Where the picture of an answer's user is served.
    private func pictureURL(_ answer: Response) -> String? {
        var user = Answer(value: answer.json["data"])
        if user.value == nil { user = Answer(value: answer.json["user"]) }
        guard case .string(let url)? = user["profileImageUrl"] else { return nil }
        return url
    }

    private func mediaStatus(_ site: Site, _ url: String?) async -> Status {
        await site.ask(.get, url ?? "/").status
    }

    @Test(arguments: [
        ("/v1", SamplePicture.png, "image/png"), ("/v2", SamplePicture.jpeg, "image/jpeg"),
        ("", SamplePicture.gif, "image/gif"), ("/v2", SamplePicture.webP, "image/webp"),
    ])
    func `a picture is set, shown, served and removed`(prefix: String, content: [UInt8], type: String) async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        let path = prefix + Self.image
        // Neither its name nor its declared type says what it is.
        let form = FormBody().field("a", "b").file(content, as: "x", called: "evil.html", type: "text/html").end()
        let answer = await site.send(.put, path, token: member.access, form: form)
        #expect(answer.status == .ok)
        let url = try #require(pictureURL(answer))
        #expect(url.hasPrefix("/media/") && !url.contains("evil"))
        #expect(await site.ask(.get, "/v2/users/1").text.contains(url))
        let served = await site.ask(.get, url)
        #expect(served.status == .ok && served.body == content && served.contentType?.rawValue == type)

        let removed = await site.ask(.delete, path, token: member.access)
        #expect(removed.status == .ok && !removed.text.contains("profileImageUrl") && removed.text.contains("minji"))
        #expect(await mediaStatus(site, url) == .notFound)
        // Once more changes nothing.
        let tag = await site.ask(.get, "/v2/users/1").header("ETag")
        #expect(await site.ask(.delete, path, token: member.access).status == .ok)
        #expect(await site.ask(.get, "/v2/users/1").header("ETag") == tag)
    }

    @Test func `another picture takes the place of the one before, which goes away`() async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        var urls: [String] = []
        for number in 0..<3 {
            let form = Self.file(SamplePicture.png(number))
            let answer = await site.send(.put, "/v2" + Self.image, token: member.access, form: form)
            urls.append(try #require(pictureURL(answer)))
        }
        #expect(await mediaStatus(site, urls[0]) == .notFound)
        #expect(await mediaStatus(site, urls[1]) == .notFound)
        #expect(await mediaStatus(site, urls[2]) == .ok)
        // The same one again stays.
        let form = Self.file(SamplePicture.png(2))
        #expect(pictureURL(await site.send(.put, "/v2" + Self.image, token: member.access, form: form)) == urls[2])
        #expect(await mediaStatus(site, urls[2]) == .ok)
        // Deleting the user takes it along.
        #expect(await site.ask(.delete, "/v2/users/me", token: member.access).status == .noContent)
        #expect(await mediaStatus(site, urls[2]) == .notFound)
    }

    @Test func `a picture that two users have stays until both have let it go`() async throws {
        let site = try await Site()
        let members = [try await site.join("one"), try await site.join("two")]
        var found: String?
        for member in members {
            found = pictureURL(await site.send(.put, "/v2" + Self.image, token: member.access, form: Self.file()))
        }
        _ = await site.ask(.delete, "/v2" + Self.image, token: members[0].access)
        #expect(await mediaStatus(site, found) == .ok)
        _ = await site.ask(.delete, "/v2/users/me", token: members[1].access)
        #expect(await mediaStatus(site, found) == .notFound)
    }

    @Test(arguments: ["/v1", "/v2"])
    func `a form that signs up may bring a picture`(prefix: String) async throws {
        let site = try await Site()
        let form = FormBody().field("username", "minji").field("name", "N").field("password", "password-1")
        let made = await site.send(.post, prefix + "/users", form: form.file(SamplePicture.gif, as: "avatar").end())
        #expect(made.status == .created)
        #expect(await mediaStatus(site, pictureURL(made)) == .ok)
        // An empty choice is none.
        let other = FormBody().field("username", "other").field("name", "N").field("password", "password-1")
        let plain = await site.send(.post, prefix + "/users", form: other.file([], called: "").end())
        #expect(plain.status == .created && pictureURL(plain) == nil)
    }

    @Test func `PUT and PATCH of a user take a picture along, and leave it alone without one`() async throws {
        let site = try await Site()
        let form = FormBody().field("username", "minji").field("name", "N").field("password", "password-1")
        let made = await site.send(.put, "/v2/users/77", form: form.file().end())
        let first = try #require(pictureURL(made))
        #expect(made.status == .created)
        let login = await site.ask(.post, "/v2/tokens", json: #"{"username":"minji","password":"password-1"}"#)
        let token = try login.json.data("accessToken")
        let replaced = await site.send(.put, "/v2/users/me", token: token, form: form.end())
        #expect(replaced.status == .ok && pictureURL(replaced) == first)
        let next = form.file(SamplePicture.webP).end()
        let second = try #require(pictureURL(await site.send(.put, "/v2/users/me", token: token, form: next)))
        #expect(await mediaStatus(site, first) == .notFound)
        let patch = FormBody().field("name", "M").file(SamplePicture.jpeg).end()
        let third = try #require(pictureURL(await site.send(.patch, "/v2/users/me", token: token, form: patch)))
        #expect(await mediaStatus(site, second) == .notFound)
        #expect(await mediaStatus(site, third) == .ok)
        #expect(pictureURL(await site.ask(.patch, "/v2/users/me", token: token, json: #"{"name":"P"}"#)) == third)
        let put = FormBody().file(SamplePicture.gif).end()
        #expect(pictureURL(await site.send(.put, "/v1/users/me", token: token, form: put)) != third)
        #expect(await mediaStatus(site, third) == .notFound)
    }

    @Test(arguments: ["/v1", "/v2"])
    func `only the owner changes a picture, and who has none is told first`(prefix: String) async throws {
        let site = try await Site()
        let owner = try await site.join("owner")
        let other = try await site.join("other")
        let path = "\(prefix)/users/\(owner.id)/profile-image"
        let form = Self.file()
        let kept = pictureURL(await site.send(.put, path, token: owner.access, form: form))
        func codes(_ path: String, _ token: String?) async -> [Int] {
            [
                await site.send(.put, path, token: token, form: Self.file(SamplePicture.gif)).status.rawValue,
                await site.send(.put, path, token: token, form: Self.file([1])).status.rawValue,
                await site.ask(.delete, path, token: token).status.rawValue,
            ]
        }
        #expect(await codes(path, nil) == [401, 401, 401])
        #expect(await codes(path, "x.y.z") == [401, 401, 401])
        #expect(await codes(path, other.access) == [403, 403, 403])
        #expect(await codes("\(prefix)/users/999/profile-image", other.access) == [404, 404, 404])
        #expect(await codes("\(prefix)/users/x/profile-image", other.access) == [400, 400, 400])
        #expect(pictureURL(await site.ask(.get, "\(prefix)/users/\(owner.id)")) == kept)
        #expect(try site.media.count() == 1)
    }

    @Test func `If-Match is honoured`() async throws {
        let site = try await Site()
        let member = try await site.join("minji")
        let path = "/v2" + Self.image
        let old = try #require(await site.ask(.get, "/v2/users/1").header("ETag"))
        let first = await site.send(.put, path, token: member.access, form: Self.file(), headers: [("if-match", old)])
        #expect(first.status == .ok)
        let stale = await site.send(
            .put,
            path,
            token: member.access,
            form: Self.file(SamplePicture.gif),
            headers: [("if-match", old)]
        )
        #expect(stale.json.code == "COMMON_011")
        #expect(await site.ask(.delete, path, token: member.access, headers: [("if-match", old)]).status == .badRequest)
        #expect(await site.ask(.delete, path, token: member.access, headers: [("if-match", "*")]).status == .ok)
        #expect(try site.media.count() == 0)
    }

    @Test func `all that is wrong with a sign-up is said at once, the picture too`() async throws {
        let site = try await Site()
        let form = FormBody().field("username", "a").field("password", "x").file([1, 2], as: "avatar").end()
        let answer = await site.send(.post, "/v2/users", form: form)
        #expect(answer.json.fields == ["username", "name", "avatar", "password"])
        #expect(try site.media.count() == 0)
    }

    @Test func `a sign-up that fails in the end leaves no picture`() async throws {
        let site = try await Site()
        _ = try await site.join("minji")
        let form = FormBody().field("username", "minji").field("name", "N").field("password", "password-1").file()
        #expect(await site.send(.post, "/v2/users", form: form.end()).json.code == "USER_001")
        #expect(try site.media.count() == 0)
    }

    @Test func `only forms with pictures may be larger than other bodies`() async throws {
        let site = try await Site(settings: Settings(maxBodyBytes: 2000))
        let member = try await site.join("minji")
        let large = SamplePicture.png(1, bytes: 5_242_880)
        #expect(large.count == 5_242_880)
        #expect(await site.send(.put, "/v2" + Self.image, token: member.access, form: Self.file(large)).status == .ok)
        let form = FormBody().field("content", "x").file(SamplePicture.png(1, bytes: 3000)).end()
        for (method, path) in [(HTTP.Method.post, "/v2/tweets"), (.post, "/v2/tokens"), (.put, "/v1/tweets/1")] {
            let answer = await site.send(method, path, token: member.access, form: form)
            #expect(answer.status == .badRequest && answer.text.contains("COMMON_005"))
        }
        let json = "{\"name\":\"\(String(repeating: "x", count: 3000))\"}"
        #expect(await site.ask(.patch, "/v2/users/me", token: member.access, json: json).json.code == "COMMON_005")
        #expect(await site.ask(.get, "/v2/users/me", token: member.access, json: json).json.code == "COMMON_005")
    }
}
