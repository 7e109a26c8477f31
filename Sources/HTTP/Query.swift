/// The parameters of a query string, in order, decoded once.
public struct Query: Sendable {
    /// The most parameters that a query may have.
    public static let maxParameters = 100

    public private(set) var parameters: [(name: String, value: String)] = []
    /// A bit for each length that a name has. Most of what is asked for is not there, and the length alone tells.
    private var lengths: UInt64 = 0

    public init() {}

    /// Decodes `a=1&b=2`: `+` is a space, empty pieces are skipped, and a name without `=` has an empty value.
    /// - Returns: nil for an invalid escape, `%00`, invalid UTF-8 or more than `maxParameters` parameters.
    public init?(_ raw: Substring) {
        guard let pairs = URLEncodedPairs.decode(raw.utf8.span, atMost: Self.maxParameters) else { return nil }
        parameters = pairs
        for place in pairs.indices { lengths |= Self.length(of: pairs[place].name) }
    }

    /// The first value of a parameter.
    public subscript(_ name: String) -> String? {
        guard lengths & Self.length(of: name) != 0 else { return nil }
        // By index, here and below: a loop over the elements would copy, and so retain, each of them.
        for place in parameters.indices where Self.isSame(parameters[place].name, name) {
            return parameters[place].value
        }
        return nil
    }

    /// How often a parameter is there.
    public func count(of name: String) -> Int {
        var count = 0
        for place in parameters.indices where Self.isSame(parameters[place].name, name) { count += 1 }
        return count
    }

    /// All values of a parameter, in order.
    public func values(_ name: String) -> [String] {
        parameters.lazy.filter { Self.isSame($0.name, name) }.map(\.value)
    }

    private static func length(of name: String) -> UInt64 {
        1 << UInt64(min(name.utf8.count, 63))
    }

    // Nearly all that differ differ in length, which takes a tenth of the time to see.
    private static func isSame(_ name: String, _ other: String) -> Bool {
        name.utf8.count == other.utf8.count && name == other
    }
}
