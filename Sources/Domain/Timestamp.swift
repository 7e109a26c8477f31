/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
public struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable {
    public let rawValue: Int64

    public init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    public static func + (moment: Self, seconds: Int64) -> Self {
        Self(rawValue: moment.rawValue + seconds)
    }
}
