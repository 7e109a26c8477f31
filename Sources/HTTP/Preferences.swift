/// What `Prefer` asks for (RFC 7240, section 2).
public struct Preferences: Sendable {
    private var values: [(name: String, value: String)] = []

    /// Reads all lines of the field together. Where a preference comes twice, the first counts; of a line, what stands
    /// behind something that cannot be read is left out.
    public init(_ lines: [String]) {
        for line in lines {
            var scanner = FieldScanner(line)
            while let preference = Self.preference(&scanner) {
                if self[preference.name] == nil { values.append(preference) }
                guard scanner.take(",") else { break }
            }
        }
    }

    /// `name`, `name=value` or `name="value"`; the parameters that may follow are passed over.
    private static func preference(_ scanner: inout FieldScanner) -> (name: String, value: String)? {
        guard let (name, value) = pair(&scanner) else { return nil }
        while scanner.take(";") { if pair(&scanner) == nil { return nil } }
        return (name, value)
    }

    private static func pair(_ scanner: inout FieldScanner) -> (name: String, value: String)? {
        scanner.skipSpace()
        guard let name = scanner.token()?.lowercased() else { return nil }
        scanner.skipSpace()
        guard scanner.take("=") else { return (name, "") }
        scanner.skipSpace()
        guard let value = scanner.next == UInt8(ascii: "\"") ? scanner.quoted(.anyCharacter) : scanner.token() else {
            return nil
        }
        scanner.skipSpace()
        return (name, value)
    }

    /// The value of a preference; empty where it has none.
    /// - Parameter name: in lower case.
    public subscript(_ name: String) -> String? {
        values.first { $0.name == name }?.value
    }
}
