internal import API

extension AccessTokens {
    /// The tokens of a configuration; without keys there, of a key that this process makes for itself.
    init(_ configuration: Configuration.Auth) async {
        let keys = (configuration.signingKeys ?? .generated()).keys.map { key in
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
