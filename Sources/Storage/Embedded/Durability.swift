/// When a write is answered.
public enum Durability: String, CaseIterable, Sendable {
    /// Once it is on the disk.
    case always
    /// Once the system has it; it is on the disk within a second.
    case everysecond
    /// Once the system has it; it is on the disk when the system likes.
    case os
}
