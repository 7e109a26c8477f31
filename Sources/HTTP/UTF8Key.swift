/// A string that is equal to another only where their bytes are, so that `é` in one code point and in two differ.
struct UTF8Key: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: UTF8Key, right: UTF8Key) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        // Hashing the string itself would normalise it. Eight bytes go in at a time, because each step costs the same.
        var word: UInt64 = 0
        for (place, byte) in text.utf8.enumerated() {
            word = word << 8 | UInt64(byte)
            if place % 8 == 7 { hasher.combine(word) }
        }
        hasher.combine(word)
        hasher.combine(text.utf8.count)
    }
}
