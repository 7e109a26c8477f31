public import Domain
import JWTKit

/// Gives out access tokens and reads them: JWTs signed with HMAC-SHA-256 (RFC 7515, 7518, 7519).
public struct AccessTokens: Sendable {
    /// How long a token is good for, in seconds.
    public let lifetime: Int64
    private let issuer: String
    private let keys: JWTKeyCollection
    private let keyIDs: Set<String>
    private let signer: JWKIdentifier

    /// How far a client's clock may run ahead of ours, in seconds.
    private static let leeway: Int64 = 60

    /// A token that has been verified.
    struct Verified: Sendable {
        let caller: Caller
        let expiresAt: Timestamp
    }

    /// - Parameters:
    ///   - first: signs; verifies.
    ///   - others: verify only, so that keys can be changed without ending sessions.
    ///   - lifetime: in seconds, 1...
    public init(signing first: SigningKey, others: [SigningKey] = [], issuer: String, lifetime: Int64) async {
        keys = JWTKeyCollection()
        for key in [first] + others {
            await keys.add(
                hmac: HMACKey(from: key.secret),
                digestAlgorithm: .sha256,
                kid: JWKIdentifier(string: key.id)
            )
        }
        keyIDs = Set(([first] + others).map(\.id))
        signer = JWKIdentifier(string: first.id)
        self.issuer = issuer
        self.lifetime = lifetime
    }

    /// A new access token for a session.
    public func issue(for session: Session, at now: Timestamp) async throws(Failure) -> String {
        let claims = AccessClaims(
            iss: issuer,
            sub: String(session.user.rawValue),
            sid: String(session.id.rawValue),
            iat: now.rawValue,
            exp: now.rawValue + lifetime
        )
        do {
            return try await keys.sign(claims, kid: signer)
        } catch {
            throw .internal(cause: "An access token could not be signed: \(error)")
        }
    }

    /// Verifies a token; whether its session still stands is another question.
    /// - Throws: `invalidToken`, `expiredToken`.
    func verify(_ token: String, at now: Timestamp) async throws(Failure) -> Verified {
        guard let shape = TokenShape(token), keyIDs.contains(shape.kid), shape.issuer == issuer else {
            throw .invalidToken
        }
        do {
            _ = try await keys.verify(token, as: AccessClaims.self)
        } catch {
            throw .invalidToken
        }
        let latest = now.rawValue + Self.leeway
        guard shape.issuedAt <= latest, shape.notBefore.map({ $0 <= latest }) ?? true else { throw .invalidToken }
        guard now.rawValue < shape.expiresAt else { throw .expiredToken }
        return Verified(caller: shape.caller, expiresAt: Timestamp(rawValue: shape.expiresAt))
    }
}
