/// Keeps the first `capacity` of many elements in some order, in memory for twice as many.
struct Selection<Element> {
    private let capacity: Int
    private let precedes: (Element, Element) -> Bool
    private var elements: [Element] = []
    /// The last of a full selection: what does not precede it is out.
    private var last: Element?

    init(capacity: Int, by precedes: @escaping (Element, Element) -> Bool) {
        self.capacity = capacity
        self.precedes = precedes
    }

    mutating func insert(_ element: Element) {
        if let last, !precedes(element, last) { return }
        elements.append(element)
        if elements.count / 2 >= capacity { trim() }
    }

    /// The selected elements in their order.
    mutating func sorted() -> [Element] {
        trim()
        return elements
    }

    private mutating func trim() {
        elements.sort(by: precedes)
        guard elements.count >= capacity else { return }
        elements.removeSubrange(capacity...)
        last = elements.last
    }
}
