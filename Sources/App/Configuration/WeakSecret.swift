/// Recognises secrets that someone typed or copied from an example, rather than drew at random.
enum WeakSecret {
    private static let words = ["secret", "changeme", "change-me", "change_me", "password", "passw0rd", "miniter"]

    static func matches(_ bytes: [UInt8]) -> Bool {
        // 32 random bytes have about 30 different ones, 64 hexadecimal digits about 16.
        Set(bytes).count < 10 || isProgression(bytes) || isRepetition(bytes) || holdsWord(bytes)
    }

    private static func isProgression(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 2 else { return true }
        let step = bytes[1] &- bytes[0]
        return zip(bytes, bytes.dropFirst()).allSatisfy { $1 &- $0 == step }
    }

    private static func isRepetition(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 1 else { return true }
        return (1...bytes.count / 2).contains { period in
            zip(bytes, bytes.dropFirst(period)).allSatisfy { $0 == $1 }
        }
    }

    private static func holdsWord(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return words.contains { text.contains($0) }
    }
}
