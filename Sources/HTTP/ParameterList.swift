/// The parameters that follow a header field's value: `; name=value; name="value"` (RFC 9110, section 5.6.6).
enum ParameterList {
    /// Reads to the end.
    /// - Returns: names in lower case; nil where something else stands there, and where a name comes twice.
    static func read(
        _ scanner: inout FieldScanner,
        backslash: FieldScanner.Backslash
    ) -> [(name: String, value: String)]? {
        var parameters: [(name: String, value: String)] = []
        while true {
            scanner.skipSpace()
            if scanner.isAtEnd { return parameters }
            guard scanner.take(";") else { return nil }
            scanner.skipSpace()
            if scanner.isAtEnd || scanner.next == UInt8(ascii: ";") { continue }
            guard let name = scanner.token()?.lowercased(), scanner.take("="),
                let value = scanner.next == UInt8(ascii: "\"") ? scanner.quoted(backslash) : scanner.token(),
                parameters.count < 16, !parameters.contains(where: { $0.name == name })
            else { return nil }
            parameters.append((name, value))
        }
    }
}
