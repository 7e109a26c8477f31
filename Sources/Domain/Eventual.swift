/// A value that is there already, or one that has to be waited for.
///
/// Most are there already. With those one can go on at once, in a function that is not `async`: that takes no task, and no
/// switch from one executor to another.
public enum Eventual<Value> {
    case now(Value)
    /// To be called once.
    case later(() async throws(Failure) -> Value)

    /// The value, after the wait where there is one.
    public var value: Value {
        get async throws(Failure) {
            switch self {
            case .now(let value): value
            case .later(let wait): try await wait()
            }
        }
    }

    /// What becomes of the value, as soon as it is there.
    /// - Parameter transform: gives the function. It is asked for here, because a function that outlives its caller has to
    ///   be kept on the heap: so that is done only where there is something to wait for.
    @inlinable @inline(__always)
    public func map<New>(
        _ transform: @autoclosure () -> (Value) throws(Failure) -> New
    ) throws(Failure) -> Eventual<New> {
        switch self {
        case .now(let value): return .now(try transform()(value))
        case .later(let wait):
            let transform = transform()
            return .later { () async throws(Failure) in try transform(await wait()) }
        }
    }

    /// What becomes of the value, as soon as it is there, and of what that has to be waited for in turn.
    /// - Parameter transform: as in `map`.
    @inlinable @inline(__always)
    public func flatMap<New>(
        _ transform: @autoclosure () -> (Value) throws(Failure) -> Eventual<New>
    ) throws(Failure) -> Eventual<New> {
        switch self {
        case .now(let value): return try transform()(value)
        case .later(let wait):
            let transform = transform()
            return .later { () async throws(Failure) in try await transform(await wait()).value }
        }
    }
}
