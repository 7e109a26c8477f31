/// What keeps the data.
public enum StorageEngine: String, Sendable {
    /// Nothing survives the process.
    case memory
    /// Files in a directory of its own.
    case embedded

    /// Those that can be configured in this version.
    static let available: [StorageEngine] = [.memory]
}
