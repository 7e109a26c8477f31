/// The values that a transcript has captured so far.
public struct Captures: Sendable {
    private var values: [String: String] = [:]

    public init(_ values: [String: String] = [:]) {
        self.values = values
    }

    public subscript(_ name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }

    /// The text with every known name replaced by its value.
    public func filled(_ text: String) -> String {
        var text = text
        for (name, value) in values {
            text = text.replacing("{{\(name)}}", with: value)
        }
        return text
    }
}
