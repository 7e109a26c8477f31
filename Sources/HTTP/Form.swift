/// The fields of an `application/x-www-form-urlencoded` body, in order, decoded once.
public struct Form: Sendable {
    /// The most fields that a form may have.
    public static let maxFields = 1000

    public let fields: [(name: String, value: String)]

    /// Decodes `a=1&b=2` by the rules of a query.
    /// - Returns: nil for an invalid escape, `%00`, invalid UTF-8 or more than `maxFields` fields.
    public init?(_ body: [UInt8]) {
        guard let pairs = URLEncodedPairs.decode(body.span, atMost: Self.maxFields) else { return nil }
        fields = pairs
    }

    /// The first value of a field.
    public subscript(_ name: String) -> String? {
        for field in fields where field.name == name {
            return field.value
        }
        return nil
    }

    /// All values of a field, in order.
    public func values(_ name: String) -> [String] {
        fields.lazy.filter { $0.name == name }.map(\.value)
    }
}
