import Domain
import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct BadUploadTests {
    private static let image = "/users/me/profile-image"

    private static func file(_ content: [UInt8] = SamplePicture.png, as name: String = "profileImage") -> [UInt8] {
        FormBody().file(content, as: name).end()
    }

    /// A body, its type, and what is wrong with it.
    struct BadUpload: Sendable, CustomStringConvertible {
        let description: String
        var body: [UInt8]
        var type: String? = FormBody.contentType
        let code: String
        var fields: [String] = []
    }

    private static let badUploads: [BadUpload] = [
        BadUpload(
            description: "a page",
            body: file(Array("<!doctype html><script>".utf8), as: "me"),
            code: "COMMON_001",
            fields: ["me"]
        ),
        BadUpload(
            description: "an SVG",
            body: file(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(
            description: "a picture behind something else",
            body: file([0x20] + SamplePicture.png),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(
            description: "half a picture",
            body: file(Array(SamplePicture.png.dropLast(20))),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(description: "an empty file", body: file([]), code: "COMMON_001", fields: ["profileImage"]),
        BadUpload(
            description: "no chosen file",
            body: FormBody().file([], called: "").end(),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(
            description: "no file",
            body: FormBody().field("profileImage", "x").end(),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(
            description: "one byte too many",
            body: file(SamplePicture.png(1, bytes: 20_001), as: "big"),
            code: "COMMON_001",
            fields: ["big"]
        ),
        BadUpload(
            description: "far too large",
            body: file(SamplePicture.png(1, bytes: 100_000)),
            code: "COMMON_005"
        ),
        BadUpload(description: "truncated", body: Array(file().dropLast(20)), code: "COMMON_002"),
        BadUpload(description: "empty", body: [], code: "COMMON_002"),
        BadUpload(description: "no boundary", body: file(), type: "multipart/form-data", code: "COMMON_002"),
        BadUpload(
            description: "another boundary",
            body: file(),
            type: "multipart/form-data; boundary=other",
            code: "COMMON_002"
        ),
        BadUpload(
            description: "10,000 parts",
            body: (0..<10_000).reduce(into: FormBody()) { form, number in form.add("p\(number)") }.file().end(),
            code: "COMMON_002"
        ),
        BadUpload(
            description: "the same part twice",
            body: FormBody().file().file().end(),
            code: "COMMON_001",
            fields: ["profileImage"]
        ),
        BadUpload(description: "JSON", body: Array("{}".utf8), type: "application/json", code: "COMMON_006"),
        BadUpload(description: "the picture itself", body: SamplePicture.png, type: "image/png", code: "COMMON_006"),
    ]

    @Test(arguments: badUploads)
    func `a bad upload is a clear error, and leaves nothing behind`(upload: BadUpload) async throws {
        // Room for the 10,000 parts, which are refused for their number.
        let settings = Settings(maxBodyBytes: upload.code == "COMMON_002" ? 1_048_576 : 1024)
        let site = try await Site(settings: settings, limits: Limits(pictureBytes: 20_000))
        let member = try await site.join("minji")
        let second = await site.send(
            .put,
            "/v2" + Self.image,
            token: member.access,
            form: upload.body,
            type: upload.type
        )
        #expect(second.status == .badRequest)
        #expect(second.json.code == upload.code)
        #expect(second.json.fields == upload.fields)
        let first = await site.send(
            .put,
            "/v1" + Self.image,
            token: member.access,
            form: upload.body,
            type: upload.type,
            headers: [("accept-language", "en")]
        )
        #expect(first.status == .badRequest)
        #expect(first.text.contains("{\"error\":{\"errorCode\":\"\(upload.code)\""))
        for field in upload.fields { #expect(first.text.contains(" \(field) ")) }
        #expect(try site.media.count() == 0)
        #expect(!(await site.ask(.get, "/v2/users/1").text.contains("profileImageUrl")))
    }
}
