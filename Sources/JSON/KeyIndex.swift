/// Finds the members of a large object by key: a hash table of places, which compares keys by their bytes.
///
/// A dictionary would hash each key again whenever it grows, and strings by their normalised form.
struct KeyIndex {
    private static let free: Int32 = -1

    private var hashes: [Int] = []
    /// Places in the object; at most half of the slots are taken.
    private var slots: [Int32] = []

    /// The place of a key.
    func place(of key: String, in members: [JSONObject.Member]) -> Int? {
        if slots.isEmpty { return nil }
        let hash = Self.hash(key)
        var slot = hash & (slots.count - 1)
        while slots[slot] != Self.free {
            let place = Int(slots[slot])
            if hashes[place] == hash, Self.isSame(members[place].key, key) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Enters the key that is to be appended to the members.
    /// - Returns: false, without entering it, where it is there already.
    mutating func enter(_ key: String, in members: [JSONObject.Member]) -> Bool {
        if slots.count < 2 * (hashes.count + 1) { grow() }
        let hash = Self.hash(key)
        var slot = hash & (slots.count - 1)
        while slots[slot] != Self.free {
            let place = Int(slots[slot])
            if hashes[place] == hash, Self.isSame(members[place].key, key) { return false }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
        return true
    }

    static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && left.utf8.elementsEqual(right.utf8)
    }

    private mutating func grow() {
        slots = Array(repeating: Self.free, count: max(64, slots.count * 2))
        for (place, hash) in hashes.enumerated() {
            var slot = hash & (slots.count - 1)
            while slots[slot] != Self.free {
                slot = (slot + 1) & (slots.count - 1)
            }
            slots[slot] = Int32(place)
        }
    }

    /// Seeded anew in each process, so that no one can prepare keys that collide.
    private static func hash(_ key: String) -> Int {
        // Eight bytes go in at a time, because each step costs the same.
        var hasher = Hasher()
        var word: UInt64 = 0
        var count = 0
        for byte in key.utf8 {
            word = word << 8 | UInt64(byte)
            count += 1
            if count % 8 == 0 { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(count)
        return hasher.finalize()
    }
}
