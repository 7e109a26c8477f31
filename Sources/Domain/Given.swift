/// What a request says about one key.
public enum Given<Value: Sendable>: Sendable {
    case absent
    case null
    case value(Value)
    /// There, but not of the type that the key takes.
    case wrongType

    /// The value, where there is one.
    public var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }
}
