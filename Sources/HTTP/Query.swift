/// The parameters of a query string, in order, decoded once.
public struct Query: Sendable {
    public private(set) var parameters: [(name: String, value: String)] = []

    public init() {}

    /// Decodes `a=1&b=2`.
    /// - Returns: nil for an invalid escape, `%00` or invalid UTF-8.
    public init?(_ raw: Substring) {
        nil
    }

    /// All values of a parameter, in order.
    public func values(_ name: String) -> [String] {
        parameters.lazy.filter { $0.name == name }.map(\.value)
    }
}
