/// A place between two records of the journal.
struct JournalPosition: Hashable, Sendable {
    /// The number of the record before it; 0 where there is none.
    var lsn: Int64
    /// That record's CRC.
    var crc: UInt32

    /// Before the first record of all.
    static let start = JournalPosition(lsn: 0, crc: 0)
}
