import HTTP

/// Whether the cookies of a request may count: not where the page that sent it is of an origin that CORS does not allow
/// to send them.
///
/// `SameSite=Lax` keeps other sites from it; this also keeps out other origins of the same site, and those who use a
/// browser that knows nothing of it.
struct CookieTrust: Sendable {
    private let rules: CrossOriginRules

    init(_ rules: CrossOriginRules) {
        self.rules = rules
    }

    func admits(_ request: Request) -> Bool {
        // Browsers write it themselves, and it holds behind proxies that change `Host` (Fetch Metadata).
        let site = request.headers["sec-fetch-site"]
        if site == "same-origin" || site == "none" { return true }
        // Neither field: no browser that puts others at risk.
        guard let origin = request.headers["origin"] else { return site == nil }
        return isAllowed(origin) || isHere(origin, request.headers["host"])
    }

    private func isAllowed(_ origin: String) -> Bool {
        rules.credentials && origin != "null" && rules.origins.contains(origin)
    }

    /// Whether an origin's host and port are those that the request was sent to.
    private func isHere(_ origin: String, _ host: String?) -> Bool {
        guard let host, let scheme = ["http://", "https://"].first(where: origin.hasPrefix) else { return false }
        return origin.dropFirst(scheme.count).lowercased() == host.lowercased()
    }
}
