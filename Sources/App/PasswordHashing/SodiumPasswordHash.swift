import CSodium

/// The calls into libsodium's `crypto_pwhash`, which take C strings: all that is unsafe about hashing.
enum SodiumPasswordHash {
    /// Has to succeed once before anything else; may be called again.
    static func start() -> Bool {
        sodium_init() >= 0
    }

    /// Blocks for as long as a hash takes.
    /// - Returns: a PHC string; nil where there is not enough memory.
    static func make(_ password: String, cost: Argon2Cost) -> String? {
        var output = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        let length = UInt64(password.utf8.count)
        let memory = cost.memoryKiB * 1024
        let algorithm = crypto_pwhash_alg_argon2id13()
        guard crypto_pwhash_str_alg(&output, password, length, UInt64(cost.iterations), memory, algorithm) == 0
        else { return nil }
        return String(decoding: output.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Blocks for as long as a hash takes.
    static func verify(_ password: String, against hash: String) -> Bool {
        crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
    }
}
