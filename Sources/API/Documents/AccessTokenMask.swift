import HTTP

/// Puts one short text in the place of every access token: no two of them are the same, and nobody wants to read them.
enum AccessTokenMask {
    /// In the form of a token.
    static let text = "eyJhbGciOiJIUzI1NiJ9.CLAIMS.SIGNATURE"
    /// What the header of every token begins with.
    private static let beginning = Array("eyJ".utf8)

    static func masked(_ field: Headers.Field) -> Headers.Field {
        Headers.Field(field.name, String(decoding: masked(Array(field.value.utf8)), as: UTF8.self))
    }

    static func masked(_ text: [UInt8]) -> [UInt8] {
        var masked: [UInt8] = []
        var rest = text[...]
        while let first = rest.first {
            if first == beginning[0], rest.starts(with: beginning) {
                let token = rest.prefix(while: isTokenByte)
                let isToken = token.count { $0 == UInt8(ascii: ".") } == 2
                masked += isToken ? Array(Self.text.utf8) : Array(token)
                rest = rest.dropFirst(token.count)
            } else {
                masked.append(first)
                rest = rest.dropFirst()
            }
        }
        return masked
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
