import HTTP

/// The header fields that all answers share, in the few forms that there are, each rendered once.
struct CommonFields: Sendable {
    /// For one origin.
    private struct Forms: Sendable {
        private let unkept: HeaderBlock
        private let revalidated: HeaderBlock
        private let bare: HeaderBlock

        init(_ crossOrigin: [Headers.Field]) {
            unkept = HeaderBlock(crossOrigin + Self.security + [Headers.Field("Cache-Control", "no-store")])
            revalidated = HeaderBlock(crossOrigin + Self.security + [Headers.Field("Cache-Control", "no-cache")])
            bare = HeaderBlock(crossOrigin + Self.security)
        }

        subscript(caching: Response.Caching) -> HeaderBlock {
            switch caching {
            case .none: unkept
            case .revalidated: revalidated
            case .own: bare
            }
        }

        private static let security = [Headers.Field("X-Content-Type-Options", "nosniff")]
    }

    private let anyOrigin: Forms
    private let origins: [String: Forms]

    init(_ rules: CrossOriginRules) {
        let exposed = Headers.Field(
            "Access-Control-Expose-Headers",
            "X-Total-Count, Link, ETag, Location, X-Request-Id"
        )
        if rules.origins.isEmpty {
            anyOrigin = Forms([Headers.Field("Access-Control-Allow-Origin", "*"), exposed])
            origins = [:]
            return
        }
        let varies = Headers.Field("Vary", "Origin")
        anyOrigin = Forms([varies])
        var origins: [String: Forms] = [:]
        // `null` is the origin of every sandboxed page: naming it would name them all.
        for origin in rules.origins where origin != "null" {
            var fields = [varies, Headers.Field("Access-Control-Allow-Origin", origin), exposed]
            if rules.credentials { fields.append(Headers.Field("Access-Control-Allow-Credentials", "true")) }
            origins[origin] = Forms(fields)
        }
        self.origins = origins
    }

    /// The fields for an answer to what could not be read.
    var unnamed: HeaderBlock { anyOrigin[.none] }

    /// The fields for an answer to a request from an origin.
    func block(for request: Request, _ caching: Response.Caching) -> HeaderBlock {
        guard !origins.isEmpty, let origin = request.headers["origin"], let named = origins[origin] else {
            return anyOrigin[caching]
        }
        return named[caching]
    }
}
