import Domain
import HTTP

/// Finds the token that a request carries.
enum Credential {
    /// The value of `Authorization`; nothing else, a query least of all, is looked at.
    /// - Throws: `invalid` where there are two.
    static func field(of request: Request) throws(Failure) -> String? {
        var found: String?
        for field in request.headers.fields where field.name == "authorization" {
            guard found == nil else { throw .invalid([FieldError("Authorization", .repeated)]) }
            found = field.value
        }
        return found
    }

    /// The token after the word `Bearer`, in any case (RFC 6750, section 2.1).
    /// - Returns: nil where the value is of another kind.
    static func bearer(_ value: String) -> String? {
        let bytes = value.utf8
        guard
            bytes.starts(with: "bearer ".utf8, by: { $0 == $1 || $0 | 0x20 == $1 && $0 != UInt8(ascii: " ") })
        else { return nil }
        return String(Substring(bytes.dropFirst(7).drop { $0 == UInt8(ascii: " ") }))
    }
}
