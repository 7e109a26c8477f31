import Domain
import Examples
import HTTP

/// The page that shows the documents: of no contract, for anyone, from what the program carries.
struct PageRoutes: Sendable {
    /// Nothing but what this server gives: no script and no style within the page, no other host, no frame around it.
    private static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; \
        form-action 'none'; frame-ancestors 'none'
        """
    private static let files = [
        "app.js", "attempt.js", "dom.js", "operation.js", "snippets.js", "style.css", "token.js", "words.js",
    ]

    var routes: [Route] {
        [route("/docs", "index.html")] + Self.files.map { route("/docs/\($0)", $0) }
    }

    private func route(_ pattern: String, _ name: String) -> Route {
        Route(.get, pattern, "getPage", .newcomer) { call throws(Failure) in
            guard let file = EmbeddedFile(path: "API/Docs/\(name)") else { throw .unknownPath(suggestion: nil) }
            let text = Array(file.text.utf8)
            let tag = EntityTag(digestOf: text)
            let isKnown = EntityTagCondition(call.request.headers.values("if-none-match")).matches(tag)
            let type = Self.type(of: name)
            var response = isKnown ? Response(.notModified) : Response(.ok, contentType: type, body: text)
            response.caching = .revalidated
            response.headers.append("ETag", tag)
            response.headers.append("Content-Security-Policy", Self.policy)
            response.headers.append("Referrer-Policy", "no-referrer")
            return response
        }
    }

    private static func type(of name: String) -> ContentType {
        switch name.split(separator: ".").last {
        case "js": .javaScript
        case "css": .css
        case _: .html
        }
    }
}

extension EntityTag {
    /// A tag that tells contents apart.
    init(digestOf content: [UInt8]) {
        self.init(Digest.sha256(content).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) })
    }
}
