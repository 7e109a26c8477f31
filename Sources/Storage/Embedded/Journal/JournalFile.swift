/// The segment that is being written.
struct JournalFile: Sendable {
    let number: FileNumber
    let segment: Manifest.Segment
    /// Everything before it has been written in whole.
    private(set) var offset = 0
    /// Whether something has not been synced yet.
    private(set) var isDirty = false

    enum Outcome {
        case written
        /// There is no room; the file ends where it ended before.
        case full(FileFailure)
        /// The file is in a state that cannot be known.
        case lost(FileFailure)
    }

    init(number: FileNumber, segment: Manifest.Segment) {
        self.number = number
        self.segment = segment
    }

    /// Appends a batch, wholly or not at all.
    mutating func append(_ bytes: [UInt8], in files: any FileSystem) -> Outcome {
        do throws(FileFailure) {
            try files.writeAll(number, bytes, at: offset)
        } catch {
            guard error.isFull else { return .lost(error) }
            do throws(FileFailure) {
                try files.truncate(number, to: offset)
                return .full(error)
            } catch {
                return .lost(error)
            }
        }
        offset += bytes.count
        isDirty = true
        return .written
    }

    mutating func sync(in files: any FileSystem) throws(FileFailure) {
        try files.sync(number)
        isDirty = false
    }
}
