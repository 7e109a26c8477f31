public import Synchronization

/// A number that only grows. One thread at a time raises it, any thread may read it meanwhile.
///
/// That one thread writes makes it as cheap as a plain variable: a load and a store, no locked instruction.
public struct Tally: ~Copyable, Sendable {
    @usableFromInline let value = Atomic<UInt64>(0)

    public init() {}

    @inlinable
    public func add(_ amount: UInt64 = 1) {
        value.store(value.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    @inlinable public var count: UInt64 { value.load(ordering: .relaxed) }
}
