/// Why a data directory cannot be used, or no longer.
public enum StorageFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// Another process has the directory.
    case inUse(directory: String)
    case damaged(Damage)
    /// The directory cannot be made, or the data cannot be put there.
    case cannotCreate(String)
    case inputOutput(FileFailure)
    /// The system has no thread to give.
    case noThread(String)

    public var description: String {
        switch self {
        case .inUse(let directory): "\(directory) is in use by another process"
        case .damaged(let damage): damage.description
        case .cannotCreate(let reason), .noThread(let reason): reason
        case .inputOutput(let failure): failure.description
        }
    }
}

/// Where stored data is not what was written.
public struct Damage: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// In bytes; nil where the whole file is meant.
    public let offset: Int?
    /// The number of the record that should stand there.
    public let lsn: Int64?
    public let reason: String

    public init(file: String, offset: Int? = nil, lsn: Int64? = nil, reason: String) {
        self.file = file
        self.offset = offset
        self.lsn = lsn
        self.reason = reason
    }

    public var description: String {
        var text = "\(file) is damaged"
        if let offset { text += " at offset \(offset)" }
        if let lsn { text += " (LSN \(lsn))" }
        return text + ": \(reason)"
    }
}
