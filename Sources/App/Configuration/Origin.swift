internal import Domain

/// An origin as browsers write it (RFC 6454, section 6.2): `https://example.com`, `http://localhost:3000`.
enum Origin {
    static func isValid(_ text: String) -> Bool {
        guard let separator = text.firstRange(of: "://") else { return false }
        let scheme = text[..<separator.lowerBound]
        guard let first = scheme.utf8.first, isLower(first),
            scheme.utf8.allSatisfy({ isLower($0) || isDigit($0) || "+-.".utf8.contains($0) })
        else { return false }
        return isAuthority(text[separator.upperBound...])
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        let end: Substring.Index
        if text.hasPrefix("[") {
            guard let bracket = text.firstIndex(of: "]") else { return false }
            let address = text[text.index(after: text.startIndex)..<bracket]
            guard address.contains(":"), InternetAddress(String(address)) != nil else { return false }
            end = text.index(after: bracket)
        } else {
            end = text.firstIndex(of: ":") ?? text.endIndex
            let host = text[..<end].utf8
            guard !host.isEmpty, host.count <= 253,
                host.allSatisfy({ isLower($0) || isDigit($0) || "-._".utf8.contains($0) })
            else { return false }
        }
        let rest = text[end...]
        guard !rest.isEmpty else { return true }
        let port = rest.dropFirst()
        guard rest.hasPrefix(":"), port.utf8.allSatisfy(isDigit), let number = Int(port) else { return false }
        return (1...65_535).contains(number) && !port.hasPrefix("0")
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
