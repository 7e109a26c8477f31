/// Names and values as queries and forms carry them (`application/x-www-form-urlencoded` of the URL standard).
enum URLEncodedPairs {
    /// Empty pieces are skipped; a name without `=` has an empty value.
    /// - Returns: nil for an invalid escape, a NUL, invalid UTF-8 or more pairs than allowed.
    static func decode(_ text: Span<UInt8>, atMost limit: Int) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        pairs.reserveCapacity(4)
        var start = 0
        while start < text.count {
            var end = start
            var mark: Int?
            while end < text.count, text[end] != UInt8(ascii: "&") {
                if mark == nil, text[end] == UInt8(ascii: "=") { mark = end }
                end += 1
            }
            if end > start {
                guard pairs.count < limit else { return nil }
                let value = mark.map { $0 + 1 } ?? end
                guard
                    let name = PercentEncoding.decode(text.extracting(start..<(mark ?? end)), plusIsSpace: true),
                    let value = PercentEncoding.decode(text.extracting(value..<end), plusIsSpace: true)
                else { return nil }
                pairs.append((name, value))
            }
            start = end + 1
        }
        return pairs
    }
}
