/// What the state has for a query: the page, or the scan that finds it.
public enum Lookup<S: Scan>: Sendable {
    case page(Page<S.Items>)
    /// Takes time; to be run off the loops and without a lock.
    indirect case scan(S)
}

/// A search through a copy of the state.
public protocol Scan: Sendable {
    associatedtype Items: RandomAccessCollection & Sendable

    /// - Parameter isCancelled: asked about every thousand rows.
    /// - Throws: `unavailable` when cancelled.
    func run(unless isCancelled: () -> Bool) throws(Failure) -> Page<Items>
}
