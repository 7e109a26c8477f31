/// The identifier of an entity: a positive 64-bit integer, never given twice.
public struct Identifier<Entity>: RawRepresentable, Hashable, Comparable, Sendable {
    /// 1...2^63-1.
    public let rawValue: Int64

    /// - Returns: nil unless positive.
    public init?(rawValue: Int64) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
