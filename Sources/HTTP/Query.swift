/// The parameters of a query string, in order, decoded once.
public struct Query: Sendable {
    /// The most parameters that a query may have.
    public static let maxParameters = 100

    public private(set) var parameters: [(name: String, value: String)] = []

    public init() {}

    /// Decodes `a=1&b=2`: `+` is a space, empty pieces are skipped, and a name without `=` has an empty value.
    /// - Returns: nil for an invalid escape, `%00`, invalid UTF-8 or more than `maxParameters` parameters.
    public init?(_ raw: Substring) {
        guard let pairs = URLEncodedPairs.decode(raw.utf8Span.span, atMost: Self.maxParameters) else { return nil }
        parameters = pairs
    }

    /// The first value of a parameter.
    public subscript(_ name: String) -> String? {
        for parameter in parameters where parameter.name == name {
            return parameter.value
        }
        return nil
    }

    /// How often a parameter is there.
    public func count(of name: String) -> Int {
        var count = 0
        for parameter in parameters where parameter.name == name { count += 1 }
        return count
    }

    /// All values of a parameter, in order.
    public func values(_ name: String) -> [String] {
        parameters.lazy.filter { $0.name == name }.map(\.value)
    }
}
