/// Where a value comes from.
public enum ConfigurationOrigin: Equatable, Sendable, CustomStringConvertible {
    /// A flag of the command line, such as `--port`.
    case flag(String)
    /// An environment variable.
    case environment(String)
    /// A file, by its path.
    case file(String)
    case standard

    /// Its kind, as check-config prints it.
    public var kind: String {
        switch self {
        case .flag: "flag"
        case .environment: "environment"
        case .file: "file"
        case .standard: "default"
        }
    }

    public var description: String {
        switch self {
        case .flag(let name): "flag \(name)"
        case .environment(let name): "environment variable \(name)"
        case .file(let path): "file \(path)"
        case .standard: "default"
        }
    }
}
