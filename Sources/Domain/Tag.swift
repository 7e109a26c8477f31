/// Names one representation of a resource or a list, for conditional requests: equal representations may have
/// different tags, different ones never have equal tags (but for a collision of 64 bits).
public struct Tag: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt64

    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Mixes the revisions of a row and its author in; the order matters.
    func mixed(_ row: Int64, _ author: Int64) -> Tag {
        // An odd factor, so that one revision does not make up for another.
        mixed(with: UInt64(bitPattern: row) &* 0xD6E8_FEB8_6659_FD93 ^ UInt64(bitPattern: author))
    }

    /// Mixes a further value in; the order matters.
    public func mixed(with value: UInt64) -> Tag {
        // The finaliser of SplitMix64: every bit of the input moves half of the bits of the output.
        var mixed = (rawValue ^ value) &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Tag(rawValue: mixed ^ (mixed >> 31))
    }
}

/// What a caller knows of the resource that it wants to change (`If-Match`).
public enum Precondition: Sendable {
    /// Nothing: the change goes ahead whatever stands there.
    case none
    /// That it exists.
    case exists
    /// That it is one of these representations.
    case isOne(of: [Tag])
}
