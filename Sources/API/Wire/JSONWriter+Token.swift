import HTTP

extension JSONWriter {
    /// What a log-in or a renewal gives, with the keys that v1 and v2 share.
    /// - Parameter lifetime: of the access token, in seconds.
    mutating func token(access: String, refresh: String, lifetime: Int64) {
        beginObject()
        key("accessToken")
        string(access)
        key("refreshToken")
        string(refresh)
        key("tokenType")
        string(verbatim: "Bearer")
        key("expiresIn")
        integer(lifetime)
        endObject()
    }
}
