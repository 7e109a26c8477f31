/// The cookies that a request brings (RFC 6265, section 5.4).
public struct Cookies: Sendable {
    private let pairs: [(name: Substring, value: Substring)]

    /// Reads `a=1; b=2`; pieces without `=` are skipped.
    public init(_ headers: Headers) {
        var pairs: [(name: Substring, value: Substring)] = []
        for field in headers.values("cookie") {
            for piece in field.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = piece.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
                guard let mark = pair.firstIndex(of: UInt8(ascii: "=")) else { continue }
                pairs.append((Substring(pair[..<mark]), Substring(pair[pair.index(after: mark)...])))
            }
        }
        self.pairs = pairs
    }

    /// The value of the first cookie of a name, which is the one with the longest path; as it came.
    public subscript(_ name: String) -> String? {
        pairs.first { $0.name == name }.map { String($0.value) }
    }
}
