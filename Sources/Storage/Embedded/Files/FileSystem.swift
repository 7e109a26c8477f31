/// What the embedded engine needs of a directory and its files. Names are plain, without a path.
///
/// The tests put a disk behind it that forgets what was not synced.
public protocol FileSystem: Sendable {
    /// Where the files are, for people.
    var directory: String { get }

    /// Makes the directory, private to its owner, where there is none.
    func prepare() throws(FileFailure)

    /// Holds the directory until `close`.
    /// - Returns: nil where another process holds it.
    func lock(_ name: String) throws(FileFailure) -> FileNumber?

    /// The names in the directory.
    func list() throws(FileFailure) -> [String]

    /// Opens a file to read it.
    /// - Returns: nil where there is none.
    func open(_ name: String) throws(FileFailure) -> FileNumber?

    /// Makes a file that is not there yet, private to its owner, to write it.
    func create(_ name: String) throws(FileFailure) -> FileNumber

    /// Opens a file that is there, to write it.
    func openForWriting(_ name: String) throws(FileFailure) -> FileNumber

    /// How long a file is, in bytes.
    func size(_ file: FileNumber) throws(FileFailure) -> Int

    /// - Returns: at most `count` bytes, none at the end of the file.
    func read(_ file: FileNumber, at offset: Int, count: Int) throws(FileFailure) -> [UInt8]

    /// Writes some of the bytes from `start`.
    /// - Returns: how many; at least one.
    func write(_ file: FileNumber, _ bytes: [UInt8], from start: Int, at offset: Int) throws(FileFailure) -> Int

    func truncate(_ file: FileNumber, to size: Int) throws(FileFailure)

    /// Returns once the file's bytes and length are on the disk.
    func sync(_ file: FileNumber) throws(FileFailure)

    /// Returns once the directory's names are on the disk.
    func syncDirectory() throws(FileFailure)

    /// Gives a file another name; a file that has it already is gone.
    func rename(_ name: String, to new: String) throws(FileFailure)

    /// Removes a file; nothing happens where there is none.
    func remove(_ name: String) throws(FileFailure)

    func close(_ file: FileNumber)
}

/// An open file.
public struct FileNumber: Hashable, Sendable {
    public let rawValue: Int32

    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }
}
