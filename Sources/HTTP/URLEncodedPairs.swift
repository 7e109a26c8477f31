/// Names and values as queries and forms carry them (`application/x-www-form-urlencoded` of the URL standard).
enum URLEncodedPairs {
    /// Empty pieces are skipped; a name without `=` has an empty value.
    /// - Returns: nil for an invalid escape, a NUL, invalid UTF-8 or more pairs than allowed.
    static func decode(_ text: some Collection<UInt8>, atMost limit: Int) -> [(name: String, value: String)]? {
        var pairs: [(name: String, value: String)] = []
        var rest = text[...]
        while let start = rest.firstIndex(where: { $0 != UInt8(ascii: "&") }) {
            rest = rest[start...]
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.endIndex
            let piece = rest[..<end]
            rest = rest[end...]
            guard pairs.count < limit else { return nil }
            let mark = piece.firstIndex(of: UInt8(ascii: "=")) ?? piece.endIndex
            guard
                let name = PercentEncoding.decode(piece[..<mark], plusIsSpace: true),
                let value = PercentEncoding.decode(piece[mark...].dropFirst(), plusIsSpace: true)
            else { return nil }
            pairs.append((name, value))
        }
        return pairs
    }
}
