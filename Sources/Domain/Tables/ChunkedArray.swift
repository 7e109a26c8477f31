/// An array in chunks of 1,024: a copy is O(1), and a later write copies the one chunk that it touches. It grows without
/// ever moving what it holds.
struct ChunkedArray<Element: Sendable>: Sendable {
    static var chunkSize: Int { 1 << chunkBits }
    static var chunkBits: Int { 10 }

    private(set) var chunks: [[Element]] = []
    private(set) var count = 0

    subscript(index: Int) -> Element {
        chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)]
    }

    /// Reads parts of an element without copying, and so retaining, the whole of it.
    func read<Result>(at index: Int, _ body: (borrowing Element) -> Result) -> Result {
        body(chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)])
    }

    mutating func append(_ element: Element) {
        if count & (Self.chunkSize - 1) == 0 {
            var chunk: [Element] = []
            chunk.reserveCapacity(Self.chunkSize)
            chunks.append(chunk)
        }
        chunks[chunks.count - 1].append(element)
        count += 1
    }

    /// Changes an element in place.
    mutating func update<Result>(at index: Int, _ body: (inout Element) -> Result) -> Result {
        body(&chunks[index >> Self.chunkBits][index & (Self.chunkSize - 1)])
    }
}
