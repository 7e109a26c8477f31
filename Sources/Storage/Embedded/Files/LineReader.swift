/// Reads a file line by line, a mebibyte at a time, however long the file is.
struct LineReader {
    enum Line {
        /// Without its end.
        case whole(Range<Int>)
        /// It does not end, or is longer than any line.
        case unfinished(Range<Int>)
    }

    private static let step = 1_048_576

    private let files: any FileSystem
    private let file: FileNumber
    private let maximumLength: Int
    /// Where the file ends, as far as this reader is concerned.
    private let end: Int
    /// What the ranges of lines are ranges of.
    private(set) var bytes: [UInt8] = []
    /// Where in the file `bytes` begin.
    private(set) var offset = 0
    private var place = 0

    /// - Parameter end: what comes after it, while another process writes, is not read.
    init(_ files: any FileSystem, _ file: FileNumber, maximumLength: Int, end: Int = .max) {
        self.end = end
        self.files = files
        self.file = file
        self.maximumLength = maximumLength
    }

    /// - Returns: nil at the end of the file. After an unfinished line the reader is of no more use.
    mutating func next() throws(StorageFailure) -> Line? {
        var searched = place
        while true {
            while searched < bytes.count, bytes[searched] != UInt8(ascii: "\n") { searched += 1 }
            if searched < bytes.count {
                defer { place = searched + 1 }
                return .whole(place..<searched)
            }
            if searched - place > maximumLength { return .unfinished(place..<searched) }
            searched -= place
            guard try fill() else { return place < bytes.count ? .unfinished(place..<bytes.count) : nil }
        }
    }

    /// Drops what has been read, and appends what follows.
    /// - Returns: false at the end of the file.
    private mutating func fill() throws(StorageFailure) -> Bool {
        offset += place
        bytes.removeSubrange(..<place)
        place = 0
        let next = try files.reading { () throws(FileFailure) in
            try files.read(file, at: offset + bytes.count, count: min(Self.step, end - offset - bytes.count))
        }
        if bytes.isEmpty { bytes = next } else { bytes += next }
        return !next.isEmpty
    }
}
