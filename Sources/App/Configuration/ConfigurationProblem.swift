/// One thing that is wrong with a configuration. It never holds the value of a secret.
public enum ConfigurationProblem: Equatable, Sendable, CustomStringConvertible {
    /// The file cannot be read, or is not JSON.
    case unreadable(path: String, reason: String)
    /// Nothing has this name; `nearest` is the known name that is most like it.
    case unknown(name: String, from: ConfigurationOrigin, nearest: String)
    /// - value: as it was given; nil for secrets.
    /// - detail: what more can be said.
    case mismatch(key: String, value: String?, from: ConfigurationOrigin, expected: String, detail: String?)
    /// Values that are good alone, but not together.
    case conflict(key: String, reason: String)

    /// One line, without the final point.
    public var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path): \(reason)"
        case .unknown(_, .environment(let name), let nearest):
            "environment variable \(LogText.escaped(name)) is unknown; the nearest known one is \(nearest)"
        case .unknown(let name, let origin, let nearest):
            "\(LogText.escaped(name)) (\(origin)) is unknown; the nearest known one is \(nearest)"
        case .mismatch(let key, let value, let origin, let expected, let detail):
            "\(key) (\(origin)) is \(value ?? "not valid")\(detail.map { ": \($0)" } ?? ""); expected \(expected)"
        case .conflict(let key, let reason):
            "\(key): \(reason)"
        }
    }
}

/// Everything that is wrong with a configuration.
public struct ConfigurationErrors: Error, Equatable, Sendable {
    /// At least one.
    public let problems: [ConfigurationProblem]
}
