/// A language that messages are written in.
public enum Language: String, CaseIterable, Sendable {
    case ko, en
}
