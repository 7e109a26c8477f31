import TestSupport

/// Changes requests at random, in the same way for the same seed.
struct HeadGuardMutation {
    var random: SplitMix

    init(seed: Int) {
        random = SplitMix(seed: UInt64(seed))
    }

    /// Changes one to four places: another byte, one more, one less, or a piece of it somewhere else.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let byte = Self.telling.randomElement(using: &random) ?? 0
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
                bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            }
        }
        return bytes
    }

    private static let telling = Array("\r\n\t :;,+-0123456789aAfFxX/*?#%[]\0\u{7F}".utf8)
}
