internal import API

extension AccessTokens {
    /// The tokens of a configuration; without keys there, of those that stand in the data directory, or of one that this
    /// process makes for itself.
    init(_ configuration: Configuration.Auth, kept: SigningKeys?) async {
        let keys = (configuration.signingKeys ?? kept ?? .generated()).keys.map { key in
            SigningKey(id: key.id, secret: key.secret)
        }
        await self.init(
            signing: keys[0],
            others: Array(keys.dropFirst()),
            issuer: "miniter",
            lifetime: Int64(configuration.accessTokenSeconds)
        )
    }
}
