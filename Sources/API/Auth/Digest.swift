import Crypto

/// The digest under which refresh tokens are stored.
public enum Digest {
    /// SHA-256.
    public static let sha256: @Sendable ([UInt8]) -> [UInt8] = { Array(SHA256.hash(data: $0)) }
}
