public import Domain

/// What the configuration says about the contracts.
public struct Settings: Sendable {
    /// The contract that is served without a version prefix too, by name; `v2`.
    public var latest: String
    /// The language of messages where the caller asks for none that we have.
    public var language: Language
    /// The offset of the times in answers from UTC, in seconds; -86,399...86,399.
    public var timeZoneOffset: Int64
    /// Whether an answer to an internal error tells its cause, in contracts that provide for it.
    public var debugErrors: Bool
    public var crossOrigin: CrossOriginRules
    /// Which hosts serve some of the resources only.
    public var services: ServiceHosts
    /// The largest body, in bytes, but for forms with a picture.
    public var maxBodyBytes: Int
    /// Whose word counts on where a request came from; empty: nobody's.
    public var trustedProxies: [InternetNetwork]
    public var classic: ClassicRules

    public init(
        latest: String = "v2",
        language: Language = .korean,
        timeZoneOffset: Int64 = 0,
        debugErrors: Bool = false,
        crossOrigin: CrossOriginRules = CrossOriginRules(),
        services: ServiceHosts = ServiceHosts(),
        maxBodyBytes: Int = 1_048_576,
        trustedProxies: [InternetNetwork] = [],
        classic: ClassicRules = ClassicRules()
    ) {
        self.latest = latest
        self.language = language
        self.timeZoneOffset = timeZoneOffset
        self.debugErrors = debugErrors
        self.crossOrigin = crossOrigin
        self.services = services
        self.maxBodyBytes = maxBodyBytes
        self.trustedProxies = trustedProxies
        self.classic = classic
    }
}
