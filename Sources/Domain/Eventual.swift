/// A value that is there already, one that is not to be told yet, or one that has to be waited for.
///
/// Most are there already. With those one can go on at once, in a function that is not `async`: that takes no task, and no
/// switch from one executor to another.
public enum Eventual<Value> {
    case now(Value)
    /// There already, but not to be told before the write that it tells of is kept.
    indirect case held(Value, until: any Commitment)
    /// To be called once.
    case later(() async throws(Failure) -> Value)

    /// The value, after the wait where there is one.
    public var value: Value {
        get async throws(Failure) {
            switch self {
            case .now(let value): return value
            case .held(let value, let commitment):
                try await commitment.fulfilled()
                return value
            case .later(let wait): return try await wait()
            }
        }
    }

    /// What becomes of the value, as soon as it is there, told or not.
    /// - Parameter transform: gives the function. It is asked for here, because a function that outlives its caller has to
    ///   be kept on the heap: so that is done only where there is something to wait for.
    @inlinable @inline(__always)
    public func map<New>(
        _ transform: @autoclosure () -> (Value) throws(Failure) -> New
    ) throws(Failure) -> Eventual<New> {
        switch self {
        case .now(let value): return .now(try transform()(value))
        case .held(let value, let commitment): return .held(value, until: commitment, transform())
        case .later(let wait):
            let transform = transform()
            return .later { () async throws(Failure) in try transform(await wait()) }
        }
    }

    /// What becomes of the value, as soon as it may be told, and of what that has to be waited for in turn.
    /// - Parameter transform: as in `map`.
    @inlinable @inline(__always)
    public func flatMap<New>(
        _ transform: @autoclosure () -> (Value) throws(Failure) -> Eventual<New>
    ) throws(Failure) -> Eventual<New> {
        switch self {
        case .now(let value): return try transform()(value)
        case .held, .later:
            let transform = transform()
            return .later { () async throws(Failure) in try await transform(await value).value }
        }
    }

    /// Makes a value out of a held one, which is held in turn; so is a failure.
    @usableFromInline
    static func held<Old>(
        _ value: Old,
        until commitment: any Commitment,
        _ transform: (Old) throws(Failure) -> Value
    ) -> Eventual {
        do throws(Failure) {
            return .held(try transform(value), until: commitment)
        } catch {
            return .failure(error, after: commitment)
        }
    }

    /// A failure that is not to be told before the write that is its ground is kept.
    public static func failure(_ failure: Failure, after commitment: any Commitment) -> Eventual {
        .later { () async throws(Failure) in
            try await commitment.fulfilled()
            throw failure
        }
    }
}
