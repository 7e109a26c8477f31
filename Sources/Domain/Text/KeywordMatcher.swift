/// Finds a keyword in texts: a part of the text, whatever the case, after NFC.
///
/// Text of ASCII, Latin-1, Hangul, kana, Chinese characters and emoji is searched as it stands; any other is folded
/// first.
public struct KeywordMatcher: Sendable {
    private let needle: [UInt8]

    public init(_ keyword: String) {
        needle = Folding.folded(keyword)
    }

    /// Whether the keyword occurs in the text. The empty one occurs everywhere.
    public func matches(_ text: String) -> Bool {
        guard let first = needle.first else { return true }
        let bytes = text.utf8.span
        if Folding.isSimple(bytes) { return occurs(in: bytes, first: first) }
        return occurs(in: Folding.normalised(text).span, first: first)
    }

    private func occurs(in bytes: Span<UInt8>, first: UInt8) -> Bool {
        guard bytes.count >= needle.count else { return false }
        // Folded text holds no capital letters, so that looking for both is right there too.
        let capital = (0x61...0x7A).contains(first) ? first ^ 0x20 : first
        for start in 0...(bytes.count - needle.count)
        where (bytes[start] == first || bytes[start] == capital) && isHere(in: bytes, at: start) {
            return true
        }
        return false
    }

    /// The first byte has been compared.
    private func isHere(in bytes: Span<UInt8>, at start: Int) -> Bool {
        for offset in 1..<max(needle.count, 1) {
            let byte = Folding.lowered(bytes[start + offset], after: bytes[start + offset - 1])
            if byte != needle[offset] { return false }
        }
        return true
    }
}
