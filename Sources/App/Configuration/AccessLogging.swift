/// Which requests are logged.
public enum AccessLogging: String, CaseIterable, Sendable {
    /// All of them on a terminal, where a person looks on; failures otherwise, where a proxy keeps its own log.
    case auto
    case all
    /// Those that the server failed to answer: 5xx.
    case failures
    case off
}
