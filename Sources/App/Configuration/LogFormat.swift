/// How log lines are written.
public enum LogFormat: String, CaseIterable, Sendable {
    /// Text on a terminal, JSON lines otherwise.
    case auto
    case text
    case json
}
