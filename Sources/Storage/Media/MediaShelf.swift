import Domain

/// Where a media library puts its pictures: files, or memory. All but `content` is called on one thread.
protocol MediaShelf: Sendable {
    /// Puts a picture there, or in the place of the same one; returns once it is as durable as it gets.
    func put(_ content: [UInt8], as picture: Picture) throws(Failure)
    /// Takes a picture away, if it is there.
    func remove(_ picture: Picture) throws(Failure)
    /// - Returns: nil where it is not there.
    func content(of picture: Picture) throws(Failure) -> [UInt8]?
    /// All that are there; what was left half done by a process that ended is cleared away with it.
    func pictures() throws(Failure) -> [Picture]
}
