/// Some keys of a resource: what an answer is to hold.
protocol KeySet: OptionSet, Sendable where RawValue == UInt32 {
    /// The keys as the wire spells them, in the resource's order; the place of each is its bit.
    static var names: [String] { get }
}

extension KeySet {
    /// Every key.
    static var all: Self { Self(rawValue: .max) }
}
