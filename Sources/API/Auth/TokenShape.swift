import Domain
import HTTP

/// What stands in an access token, read strictly; whether it is signed is not said by it.
///
/// jwt-kit would take more than we give out: a key twice in an object, an unknown `kid`, header fields that bring a key
/// along, a time with a fraction (RFC 8725).
struct TokenShape {
    let kid: String
    let issuer: String
    let caller: Caller
    let issuedAt: Int64
    let notBefore: Int64?
    let expiresAt: Int64

    /// - Returns: nil where it is no token of ours.
    init?(_ token: String) {
        let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard
            parts.count == 3, let signature = Base64URL.decode(parts[2]), signature.count == 32,
            let header = Self.object(parts[0]), let claims = Self.object(parts[1])
        else { return nil }

        for member in header.members where !["alg", "kid", "typ"].contains(member.key) { return nil }
        guard case .string("HS256")? = header["alg"], case .string(let kid)? = header["kid"] else { return nil }
        guard Self.isType(header["typ"]) else { return nil }

        guard
            case .string(let issuer)? = claims["iss"],
            let user = Self.id(claims["sub"], of: User.self), let session = Self.id(claims["sid"], of: Session.self),
            case .integer(let issuedAt)? = claims["iat"], case .integer(let expiresAt)? = claims["exp"]
        else { return nil }
        switch claims["nbf"] {
        case nil: notBefore = nil
        case .integer(let moment)?: notBefore = moment
        case _?: return nil
        }
        self.kid = kid
        self.issuer = issuer
        self.caller = Caller(user: user, session: session)
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }

    private static func object(_ part: Substring.UTF8View) -> JSONObject? {
        guard
            let bytes = Base64URL.decode(part), let value = try? JSONParser.parse(bytes),
            case .object(let object) = value
        else { return nil }
        return object
    }

    private static func isType(_ value: JSONValue?) -> Bool {
        switch value {
        case nil: true
        case .string(let type)?: type.lowercased() == "jwt"
        case _?: false
        }
    }

    private static func id<Entity>(_ value: JSONValue?, of: Entity.Type) -> Identifier<Entity>? {
        guard case .string(let text)? = value, let number = Int64(text), String(number) == text else { return nil }
        return Identifier(rawValue: number)
    }
}
