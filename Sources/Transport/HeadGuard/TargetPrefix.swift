/// The first bytes of a request target, enough to tell whose path it is.
struct TargetPrefix: Sendable {
    /// The most bytes that are kept.
    static let capacity = 64

    private var storage = InlineArray<64, UInt8>(repeating: 0)
    private(set) var count = 0

    /// The bytes, as they came.
    var bytes: [UInt8] {
        (0..<count).map { storage[$0] }
    }

    mutating func removeAll() {
        count = 0
    }

    /// Appends a part of what was received, as far as there is room.
    mutating func append(_ bytes: RawSpan, _ range: Range<Int>) {
        let length = min(range.count, Self.capacity - count)
        guard length > 0 else { return }
        let part = bytes.extracting(range.lowerBound..<range.lowerBound + length)
        let start = count
        count += length
        part.withUnsafeBytes { from in
            withUnsafeMutableBytes(of: &storage) { to in
                UnsafeMutableRawBufferPointer(rebasing: to[start...]).copyMemory(from: from)
            }
        }
    }
}
