/// Recognises secrets that someone typed or copied from an example, rather than drew at random.
enum WeakSecret {
    private static let words = ["secret", "changeme", "change-me", "change_me", "password", "passw0rd", "miniter"]

    static func matches(_ bytes: [UInt8]) -> Bool {
        isPoor(bytes) || isProgression(bytes) || isRepetition(bytes) || holdsWord(bytes)
    }

    /// 32 random bytes have about 30 different ones, 64 hexadecimal digits about 16; none of them is frequent.
    private static func isPoor(_ bytes: [UInt8]) -> Bool {
        var counts: [UInt8: Int] = [:]
        for byte in bytes { counts[byte, default: 0] += 1 }
        return counts.count < 10 || counts.values.contains { $0 * 3 > bytes.count }
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
