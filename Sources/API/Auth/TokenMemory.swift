import Domain
import Synchronization

/// Remembers tokens that have been verified, so that each costs its verification once. One for each loop.
///
/// It has two generations: when the young one is full it becomes the old one, and what was old and has not been asked
/// for since is forgotten. Only verified tokens get in, so a stranger cannot fill it.
final class TokenMemory: Sendable {
    private struct Entry {
        let token: String
        let verified: AccessTokens.Verified
    }

    private struct Generations {
        var young: [UInt64: Entry] = [:]
        var old: [UInt64: Entry] = [:]
    }

    // Never contended: the loop that owns the memory is the only one that asks it.
    private let generations = Mutex(Generations())
    private let generationSize: Int

    /// - Parameter capacity: the most tokens that are remembered; 2...
    init(capacity: Int = 10_000) {
        generationSize = max(1, capacity / 2)
    }

    /// - Returns: nil where the token is not remembered.
    func find(_ token: String) -> AccessTokens.Verified? {
        let key = Self.key(of: token)
        return generations.withLock { generations in
            if let entry = generations.young[key], entry.token == token { return entry.verified }
            guard let entry = generations.old[key], entry.token == token else { return nil }
            insert(entry, for: key, into: &generations)
            return entry.verified
        }
    }

    func remember(_ token: String, _ verified: AccessTokens.Verified) {
        let key = Self.key(of: token)
        generations.withLock { insert(Entry(token: token, verified: verified), for: key, into: &$0) }
    }

    func forget(_ token: String) {
        let key = Self.key(of: token)
        generations.withLock { generations in
            generations.young[key] = nil
            generations.old[key] = nil
        }
    }

    var count: Int {
        generations.withLock { $0.young.count + $0.old.count }
    }

    private func insert(_ entry: Entry, for key: UInt64, into generations: inout Generations) {
        if generations.young.count >= generationSize {
            generations.old = generations.young
            generations.young = [:]
            generations.young.reserveCapacity(generationSize)
        }
        generations.young[key] = entry
    }

    /// The last bytes of the token, which are of its signature: as good as random among tokens that were verified.
    private static func key(of token: String) -> UInt64 {
        var key: UInt64 = 0
        let bytes = token.utf8.span
        for place in max(0, bytes.count - 10)..<bytes.count {
            key = key << 6 ^ UInt64(bytes[place])
        }
        return key
    }
}
