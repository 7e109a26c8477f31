internal import Domain

extension Limits {
    /// The limits of a configuration.
    init(_ configuration: Configuration) {
        self.init(
            tweetLength: configuration.tweets.maxLength,
            refreshTokenSeconds: Int64(configuration.auth.refreshTokenSeconds),
            pictureBytes: configuration.server.maxPictureBytes
        )
    }
}
