import Domain
import HTTP

/// Pictures, under the path that `profileImageUrl` names: of no contract, and on every host.
struct MediaRoutes: Sendable {
    /// The first segment of their paths.
    static let segment = "media"

    let media: any MediaStore

    var routes: [Route] {
        // What a browser sends for another page's sake has no say in what anyone may see.
        [Route(.get, "/\(Self.segment)/{fileName}", "getPicture", .newcomer, getPicture)]
    }

    func getPicture(_ call: Call) async throws(Failure) -> Response {
        let picture = Picture(fileName: call.parameter(0))
        // A name that no picture can have leads nowhere, wherever it points.
        guard let type = picture.type, let content = try await media.content(of: picture) else {
            throw .unknownPath(suggestion: nil)
        }
        let tag = picture.fileName
        var response =
            EntityTagCondition(call.request.headers.values("if-none-match")).matches(opaque: tag)
            ? Response(.notModified) : Response(.ok, contentType: type.contentType, body: content)
        response.headers.append("ETag", "\"\(tag)\"")
        // The name says what the content is, so that it never changes.
        response.caching = .own
        response.headers.append("Cache-Control", "public, max-age=31536000, immutable")
        // A browser that shows it as a page runs nothing that may be hidden in it.
        response.headers.append("Content-Security-Policy", "default-src 'none'; sandbox")
        response.headers.append("Content-Disposition", "inline")
        response.headers.append("Cross-Origin-Resource-Policy", "cross-origin")
        return response
    }
}

extension PictureType {
    /// What `Content-Type` says.
    var contentType: ContentType {
        switch self {
        case .png: .png
        case .jpeg: .jpeg
        case .webP: .webP
        case .gif: .gif
        }
    }
}
