/// Why the process ends other than by a signal to stop; the codes are those of sysexits.h.
public enum ExitReason: Error, Sendable, CustomStringConvertible {
    case badConfiguration(ConfigurationErrors)
    /// Stored data is damaged.
    case damagedData(String)
    /// Something broke inside.
    case `internal`(String)
    /// A file or directory cannot be created.
    case cannotCreate(String)
    /// Reading, writing or listening failed.
    case inputOutput(String)
    /// Another process has the data directory.
    case inUse(String)

    /// The exit code.
    public var code: Int32 {
        switch self {
        case .badConfiguration: 78
        case .damagedData: 65
        case .internal: 70
        case .cannotCreate: 73
        case .inputOutput: 74
        case .inUse: 75
        }
    }

    /// For people, on standard error: a line for each thing that is wrong.
    public var description: String {
        switch self {
        case .badConfiguration(let errors): errors.problems.map(\.description).joined(separator: "\n")
        case .damagedData(let text), .internal(let text), .cannotCreate(let text), .inputOutput(let text),
            .inUse(let text):
            text
        }
    }
}
