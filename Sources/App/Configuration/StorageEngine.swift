/// What keeps the data.
public enum StorageEngine: String, CaseIterable, Sendable {
    /// Files in a directory of its own.
    case embedded
    /// Nothing survives the process.
    case memory
}
