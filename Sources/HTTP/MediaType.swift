/// A media type as `Content-Type` names it (RFC 9110, section 8.3.1).
public struct MediaType: Sendable {
    /// Such as `multipart`, in lower case.
    public let type: String
    /// Such as `form-data`, in lower case.
    public let subtype: String
    /// Names in lower case, values as they came, in order.
    public let parameters: [(name: String, value: String)]

    /// Reads `type/subtype; name=value; name="value"`.
    /// - Returns: nil where it is none, and where a parameter comes twice.
    public init?(_ text: String) {
        var scanner = FieldScanner(text)
        scanner.skipSpace()
        guard let type = scanner.token(), scanner.take("/"), let subtype = scanner.token(),
            let parameters = ParameterList.read(&scanner, backslash: .anyCharacter)
        else { return nil }
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// Both names together, such as `application/json`.
    public var essence: String { "\(type)/\(subtype)" }

    /// The value of a parameter.
    /// - Parameter name: in lower case.
    public subscript(_ name: String) -> String? {
        parameters.first { $0.name == name }?.value
    }
}
