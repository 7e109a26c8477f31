internal import API
internal import Domain

extension Settings {
    /// What a configuration says about the contracts.
    init(_ configuration: Configuration) {
        self.init(
            latest: configuration.api.latest.rawValue,
            language: configuration.api.language,
            timeZoneOffset: Int64(configuration.api.timeZone.seconds),
            debugErrors: configuration.api.debugErrors,
            crossOrigin: CrossOriginRules(
                origins: configuration.cors.origins,
                credentials: configuration.cors.credentials
            ),
            services: configuration.services,
            maxBodyBytes: configuration.server.maxBodyBytes,
            trustedProxies: configuration.server.trustedProxies,
            classic: ClassicRules(
                userInfoAsObject: configuration.classic.userInfoAsObject,
                trustsUserID: configuration.classic.trustUserId,
                maxTweets: configuration.classic.maxTweets
            )
        )
    }
}

extension API {
    /// The largest body that any route takes, in bytes.
    static func largestBody(_ configuration: Configuration) -> Int {
        largestBody(settings: Settings(configuration), limits: Limits(configuration))
    }
}
