/// A sorted list of distinct numbers in chunks of up to 1,024: appending is cheap, inserting and removing move one chunk,
/// and a copy is O(1).
struct AscendingList<Element: FixedWidthInteger & Sendable>: Sendable {
    /// A place in the list. The end has the number of chunks and 0.
    struct Place: Equatable, Sendable {
        var chunk: Int
        var offset: Int
    }

    private static var chunkSize: Int { 1024 }

    /// No chunk is empty.
    private var chunks: [[Element]] = []
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }
    var end: Place { Place(chunk: chunks.count, offset: 0) }

    init() {}

    init(_ element: Element) {
        chunks = [[element]]
        count = 1
    }

    /// - Parameter place: any but the end.
    subscript(place: Place) -> Element { chunks[place.chunk][place.offset] }

    func contains(_ element: Element) -> Bool {
        let place = lowerBound(of: element)
        return place != end && self[place] == element
    }

    /// The place of the first element that is not below this one.
    func lowerBound(of element: Element) -> Place {
        guard let last = chunks.last?.last, last >= element else { return end }
        // The first chunk whose last element is not below.
        var chunk = 0
        var upper = chunks.count - 1
        while chunk < upper {
            let middle = (chunk + upper) / 2
            if chunks[middle][chunks[middle].count - 1] < element { chunk = middle + 1 } else { upper = middle }
        }
        return Place(chunk: chunk, offset: Self.lowerBound(of: element, in: chunks[chunk]))
    }

    /// - Parameter index: 0...count.
    func place(at index: Int) -> Place {
        var offset = index
        for chunk in chunks.indices {
            if offset < chunks[chunk].count { return Place(chunk: chunk, offset: offset) }
            offset -= chunks[chunk].count
        }
        return end
    }

    /// How many elements stand before a place.
    func index(of place: Place) -> Int {
        if place == end { return count }
        var index = place.offset
        for chunk in 0..<place.chunk { index += chunks[chunk].count }
        return index
    }

    /// nil at the beginning.
    func place(before place: Place) -> Place? {
        if place.offset > 0 { return Place(chunk: place.chunk, offset: place.offset - 1) }
        guard place.chunk > 0 else { return nil }
        return Place(chunk: place.chunk - 1, offset: chunks[place.chunk - 1].count - 1)
    }

    /// - Parameter place: any but the end.
    func place(after place: Place) -> Place {
        place.offset + 1 < chunks[place.chunk].count
            ? Place(chunk: place.chunk, offset: place.offset + 1) : Place(chunk: place.chunk + 1, offset: 0)
    }

    /// Visits the elements from a place on, upwards.
    /// - Parameter body: returns whether to go on.
    func ascending<E>(from place: Place, _ body: (Element) throws(E) -> Bool) throws(E) {
        var place = place
        while place.chunk < chunks.count {
            let chunk = chunks[place.chunk]
            while place.offset < chunk.count {
                if try !body(chunk[place.offset]) { return }
                place.offset += 1
            }
            place = Place(chunk: place.chunk + 1, offset: 0)
        }
    }

    /// Visits the elements before a place, downwards.
    /// - Parameter body: returns whether to go on.
    func descending<E>(before place: Place, _ body: (Element) throws(E) -> Bool) throws(E) {
        var place = place
        while true {
            if place.offset > 0 {
                let chunk = chunks[place.chunk]
                while place.offset > 0 {
                    place.offset -= 1
                    if try !body(chunk[place.offset]) { return }
                }
            }
            guard place.chunk > 0 else { return }
            place = Place(chunk: place.chunk - 1, offset: chunks[place.chunk - 1].count)
        }
    }

    /// - Returns: false where it is there already.
    @discardableResult
    mutating func insert(_ element: Element) -> Bool {
        guard let last = chunks.last?.last, last >= element else {
            append(element)
            return true
        }
        let place = lowerBound(of: element)
        guard self[place] != element else { return false }
        chunks[place.chunk].insert(element, at: place.offset)
        count += 1
        if chunks[place.chunk].count > Self.chunkSize { split(place.chunk) }
        return true
    }

    /// - Returns: false where it is not there.
    @discardableResult
    mutating func remove(_ element: Element) -> Bool {
        let place = lowerBound(of: element)
        guard place != end, self[place] == element else { return false }
        chunks[place.chunk].remove(at: place.offset)
        count -= 1
        if chunks[place.chunk].isEmpty {
            chunks.remove(at: place.chunk)
        } else if place.chunk + 1 < chunks.count,
            chunks[place.chunk].count + chunks[place.chunk + 1].count <= Self.chunkSize / 2
        {
            chunks[place.chunk] += chunks.remove(at: place.chunk + 1)
        }
        return true
    }

    private mutating func append(_ element: Element) {
        if let last = chunks.last, last.count < Self.chunkSize {
            chunks[chunks.count - 1].append(element)
        } else {
            chunks.append([element])
        }
        count += 1
    }

    private mutating func split(_ chunk: Int) {
        let middle = chunks[chunk].count / 2
        chunks.insert(Array(chunks[chunk][middle...]), at: chunk + 1)
        chunks[chunk].removeSubrange(middle...)
    }

    private static func lowerBound(of element: Element, in chunk: [Element]) -> Int {
        var lower = 0
        var upper = chunk.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if chunk[middle] < element { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}
