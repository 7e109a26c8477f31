/// An array in chunks of 64, which stand in groups of 256: a copy is O(1), and a later write copies the one chunk and the
/// one group that it touches. It grows without ever moving what it holds.
struct ChunkedArray<Element: Sendable>: Sendable {
    static var chunkSize: Int { 1 << chunkBits }
    static var chunkBits: Int { 6 }
    private static var groupSize: Int { 1 << groupBits }
    private static var groupBits: Int { 8 }

    private var groups: [[[Element]]] = []
    private(set) var count = 0

    subscript(index: Int) -> Element {
        groups[Self.group(index)][Self.chunk(index)][Self.offset(index)]
    }

    /// Reads parts of an element without copying, and so retaining, the whole of it.
    @inline(__always)
    func read<Result>(at index: Int, _ body: (Element) -> Result) -> Result {
        body(groups[Self.group(index)][Self.chunk(index)][Self.offset(index)])
    }

    /// The chunk with an element.
    func chunk(of index: Int) -> [Element] {
        groups[Self.group(index)][Self.chunk(index)]
    }

    mutating func append(_ element: Element) {
        if Self.offset(count) == 0 {
            if Self.chunk(count) == 0 { groups.append([]) }
            var chunk: [Element] = []
            chunk.reserveCapacity(Self.chunkSize)
            groups[Self.group(count)].append(chunk)
        }
        groups[Self.group(count)][Self.chunk(count)].append(element)
        count += 1
    }

    /// Changes an element in place.
    mutating func update<Result>(at index: Int, _ body: (inout Element) -> Result) -> Result {
        body(&groups[Self.group(index)][Self.chunk(index)][Self.offset(index)])
    }

    /// The place of an element in its chunk.
    private static func offset(_ index: Int) -> Int { index & (chunkSize - 1) }

    private static func group(_ index: Int) -> Int { index >> (chunkBits + groupBits) }

    /// The place of an element's chunk in its group.
    private static func chunk(_ index: Int) -> Int { index >> chunkBits & (groupSize - 1) }
}
