import API
import Crypto
import Domain

/// Tokens as an attacker would make them: any header, any claims, any key.
struct ForgedToken: Sendable {
    var header = #"{"alg":"HS256","kid":"k1","typ":"JWT"}"#
    var claims: String
    var secret = Site.key.secret

    /// The token with its signature, which is right if the secret is.
    var text: String {
        let signed = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array(signed.utf8), using: SymmetricKey(data: secret))
        return signed + "." + Base64URL.encode(Array(code))
    }

    /// Claims as the server would make them, some replaced; nil leaves one out.
    static func claims(_ changes: [(String, String?)] = [], user: String, session: String) -> String {
        let now = Site.start.rawValue
        var claims = [
            ("iss", "\"miniter\""), ("sub", "\"\(user)\""), ("sid", "\"\(session)\""), ("iat", "\(now)"),
            ("exp", "\(now + 900)"),
        ]
        for (name, value) in changes {
            claims.removeAll { $0.0 == name }
            if let value { claims.append((name, value)) }
        }
        return "{" + claims.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }
}
