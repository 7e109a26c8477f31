import HTTP

/// The header fields that all answers share, in the few forms that there are, each rendered once.
struct CommonFields: Sendable {
    /// For one origin.
    private struct Pair: Sendable {
        /// For answers that nobody may keep.
        let unkept: HeaderBlock
        /// For answers with an `ETag`, which may be kept and have to be asked about.
        let tagged: HeaderBlock
        /// For answers that say themselves how they may be kept.
        let bare: HeaderBlock

        init(_ crossOrigin: [Headers.Field]) {
            unkept = HeaderBlock(crossOrigin + Self.security + [Headers.Field("Cache-Control", "no-store")])
            tagged = HeaderBlock(crossOrigin + Self.security + [Headers.Field("Cache-Control", "no-cache")])
            bare = HeaderBlock(crossOrigin + Self.security)
        }

        private static let security = [Headers.Field("X-Content-Type-Options", "nosniff")]
    }

    private let anyOrigin: Pair
    private let origins: [String: Pair]

    init(_ rules: CrossOriginRules) {
        let exposed = Headers.Field(
            "Access-Control-Expose-Headers",
            "X-Total-Count, Link, ETag, Location, X-Request-Id"
        )
        if rules.origins.isEmpty {
            anyOrigin = Pair([Headers.Field("Access-Control-Allow-Origin", "*"), exposed])
            origins = [:]
            return
        }
        let varies = Headers.Field("Vary", "Origin")
        anyOrigin = Pair([varies])
        var origins: [String: Pair] = [:]
        // `null` is the origin of every sandboxed page: naming it would name them all.
        for origin in rules.origins where origin != "null" {
            var fields = [varies, Headers.Field("Access-Control-Allow-Origin", origin), exposed]
            if rules.credentials { fields.append(Headers.Field("Access-Control-Allow-Credentials", "true")) }
            origins[origin] = Pair(fields)
        }
        self.origins = origins
    }

    /// The fields for an answer to what could not be read.
    var unnamed: HeaderBlock { anyOrigin.unkept }

    /// The fields for an answer to a request from an origin.
    func block(for request: Request, beside own: Headers) -> HeaderBlock {
        var pair = anyOrigin
        if !origins.isEmpty, let origin = request.headers["origin"], let named = origins[origin] { pair = named }
        var isTagged = false
        for field in own.fields {
            if field.name == "Cache-Control" { return pair.bare }
            if field.name == "ETag" { isTagged = true }
        }
        return isTagged ? pair.tagged : pair.unkept
    }
}
