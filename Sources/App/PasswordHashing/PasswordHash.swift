import FoundationEssentials

/// An Argon2id PHC string: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`, as libsodium writes it.
struct PasswordHash {
    let cost: Argon2Cost

    /// Reads the cost of a hash.
    /// - Returns: nil where it is no Argon2id hash.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id" else { return nil }
        let parameters = parts[3].split(separator: ",")
        guard parameters.count == 3, parameters[0].hasPrefix("m="), parameters[1].hasPrefix("t="),
            let memory = Int(parameters[0].dropFirst(2)), let iterations = Int(parameters[1].dropFirst(2))
        else { return nil }
        cost = Argon2Cost(memoryKiB: memory, iterations: iterations)
    }

    /// Whether it is cheaper to guess than one of this cost.
    func isWeaker(than wanted: Argon2Cost) -> Bool {
        cost.memoryKiB < wanted.memoryKiB || cost.iterations < wanted.iterations
    }

    /// A hash of this cost that no password is known for, without the work of making one.
    static func dummy(cost: Argon2Cost) -> String {
        let salt = randomBase64(bytes: 16)
        let hash = randomBase64(bytes: 32)
        return "$argon2id$v=19$m=\(cost.memoryKiB),t=\(cost.iterations),p=1$\(salt)$\(hash)"
    }

    private static func randomBase64(bytes count: Int) -> String {
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255) }
        // PHC strings leave the padding out.
        return String(Data(bytes).base64EncodedString().prefix { $0 != "=" })
    }
}
