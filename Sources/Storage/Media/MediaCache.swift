import Domain

/// The pictures that were asked for lately, so that hot ones do not touch the disk.
///
/// It has two generations, as the memory of tokens has: when the young one is full it becomes the old one, and what was
/// old and has not been asked for since is forgotten.
struct MediaCache {
    private var young: [Picture: [UInt8]] = [:]
    private var old: [Picture: [UInt8]] = [:]
    private var youngBytes = 0
    private let generationBytes: Int

    /// - Parameter capacity: the most bytes that it holds.
    init(capacity: Int) {
        generationBytes = capacity / 2
    }

    mutating func content(of picture: Picture) -> [UInt8]? {
        if let content = young[picture] { return content }
        guard let content = old[picture] else { return nil }
        insert(content, of: picture)
        return content
    }

    mutating func insert(_ content: [UInt8], of picture: Picture) {
        guard content.count <= generationBytes, young[picture] == nil else { return }
        if youngBytes + content.count > generationBytes {
            old = young
            young = [:]
            youngBytes = 0
        }
        old[picture] = nil
        young[picture] = content
        youngBytes += content.count
    }

    mutating func remove(_ picture: Picture) {
        old[picture] = nil
        youngBytes -= young.removeValue(forKey: picture)?.count ?? 0
    }

    /// The bytes that it holds.
    var bytes: Int {
        youngBytes + old.values.reduce(0) { $0 + $1.count }
    }
}
