/// Header fields that many responses share, rendered once.
public final class HeaderBlock: Sendable {
    public let lines: FieldLines

    /// - Parameter fields: names and values without control characters.
    public init(_ fields: [Headers.Field]) {
        lines = FieldLines(fields)
    }
}
