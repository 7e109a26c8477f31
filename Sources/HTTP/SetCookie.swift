/// A cookie for the whole server, as an answer sets it (RFC 6265): `SameSite=Lax`, so that pages of other sites cannot
/// send it along with what they post.
public struct SetCookie: Sendable {
    public let name: String
    /// Of characters that a cookie may have: no controls, spaces, `"`, `,`, `;` or `\`.
    public let value: String
    /// How long the client keeps it, in seconds; 1...
    public let maxAge: Int64
    /// Whether scripts cannot read it.
    public let isHTTPOnly: Bool
    /// Whether it goes over encrypted connections only.
    public let isSecure: Bool

    public init(_ name: String, _ value: String, maxAge: Int64, isHTTPOnly: Bool, isSecure: Bool) {
        self.name = name
        self.value = value
        self.maxAge = maxAge
        self.isHTTPOnly = isHTTPOnly
        self.isSecure = isSecure
    }

    /// The value of `Set-Cookie`.
    public var fieldValue: String {
        "\(name)=\(value); Path=/; Max-Age=\(maxAge); SameSite=Lax"
            + (isHTTPOnly ? "; HttpOnly" : "") + (isSecure ? "; Secure" : "")
    }
}
