import JWTKit

/// What an access token says (RFC 7519). `sub` and `sid` are the decimal digits of the user's and the session's id.
struct AccessClaims: JWTPayload {
    let iss: String
    let sub: String
    let sid: String
    let iat: Int64
    let exp: Int64

    /// Nothing more: `TokenShape` has read the claims strictly before, and the times are checked at each use.
    func verify(using algorithm: some JWTAlgorithm) {}
}
