/// What texts are sorted by: the folded text, then the bytes as they were given.
struct TextKey: Comparable {
    private let folded: [UInt8]
    private let text: String

    init(_ text: String) {
        folded = Folding.folded(text)
        self.text = text
    }

    static func == (left: Self, right: Self) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    static func < (left: Self, right: Self) -> Bool {
        if left.folded != right.folded { return left.folded.lexicographicallyPrecedes(right.folded) }
        return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
