/// What an engine tells while it works, for the log.
public enum StorageEvent: Sendable, CustomStringConvertible {
    /// How many rows or records have been read so far.
    case recovering(rows: Int)
    case recovered(users: Int, tweets: Int, replayed: Int, wasClean: Bool, milliseconds: Int)
    /// A torn tail was cut off; nothing in it was acknowledged.
    case cutTail(file: String, offset: Int, bytes: Int)
    /// A batch of the journal's records is with the system.
    case written(records: Int, bytes: Int)
    /// What is with the system is on the disk.
    case synced(nanoseconds: Int64)
    case snapshotTaken(lsn: Int64, bytes: Int, milliseconds: Int)
    case snapshotFailed(reason: String)
    case full(reason: String)
    case roomAgain
    case closed(records: Int, syncs: Int)

    /// Whether it happens all the time, so that it is for the metrics and not for the log.
    public var isRoutine: Bool {
        switch self {
        case .written, .synced: true
        default: false
        }
    }

    /// Whether somebody should look.
    public var isWarning: Bool {
        switch self {
        case .recovering, .recovered, .written, .synced, .snapshotTaken, .roomAgain, .closed: false
        case .cutTail, .snapshotFailed, .full: true
        }
    }

    public var description: String {
        switch self {
        case .recovering(let rows): "recovering: \(rows) rows"
        case .recovered(let users, let tweets, let replayed, let wasClean, let milliseconds):
            "recovered in \(milliseconds) ms: \(users) users and \(tweets) tweets, \(replayed) records of the journal"
                + (wasClean ? "" : ", after an unclean stop")
        case .cutTail(let file, let offset, let bytes):
            "cut a torn tail of \(bytes) bytes off \(file) at offset \(offset)"
        case .written(let records, let bytes): "wrote \(records) records, \(bytes) bytes"
        case .synced(let nanoseconds): "synced in \(nanoseconds / 1000) us"
        case .snapshotTaken(let lsn, let bytes, let milliseconds):
            "snapshot at LSN \(lsn): \(bytes) bytes in \(milliseconds) ms"
        case .snapshotFailed(let reason): "the snapshot failed: \(reason)"
        case .full(let reason): "no room, taking no writes: \(reason)"
        case .roomAgain: "there is room again, taking writes"
        case .closed(let records, let syncs): "closed after \(records) records in \(syncs) syncs"
        }
    }
}
