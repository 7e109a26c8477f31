import Domain
import HTTP

/// Takes a trusted proxy's word for where a request came from.
///
/// Of `X-Forwarded-For`, the rightmost address that is not a trusted proxy's own counts: everything left of it is what
/// the client wrote. Of `X-Forwarded-Proto`, the last value counts, which the nearest proxy wrote. `Forwarded` (RFC 7239)
/// is not read: two sources could disagree, and every proxy sends the older one.
struct ForwardedClient: Sendable {
    private let trusted: [InternetNetwork]

    /// - Returns: nil where nobody is trusted.
    init?(_ trusted: [InternetNetwork]) {
        guard !trusted.isEmpty else { return nil }
        self.trusted = trusted
    }

    /// Gives a request of a trusted proxy its client's address, and whether the client's connection is encrypted.
    func resolve(_ request: Request) {
        guard let peer = InternetAddress(peer: request.peer), isTrusted(peer) else { return }
        let fields = request.headers.fields
        if let scheme = fields.last(where: { $0.name == "x-forwarded-proto" }) {
            request.isSecure = Self.isSecure(scheme.value)
        }
        if let client = client(of: fields) { request.peer = client }
    }

    private func isTrusted(_ address: InternetAddress) -> Bool {
        trusted.contains { $0.contains(address) }
    }

    /// - Returns: nil where the proxy names nobody.
    private func client(of fields: [Headers.Field]) -> String? {
        var client: String?
        // Several lines are one list (RFC 9110, section 5.3).
        for field in fields.reversed() where field.name == "x-forwarded-for" {
            var rest = field.value[...]
            while true {
                let comma = rest.utf8.lastIndex(of: UInt8(ascii: ","))
                let entry = comma.map { rest[rest.utf8.index(after: $0)...] } ?? rest
                // What is no address was not written by a proxy that knows one: the last that did is as far as we see.
                guard let text = Self.addressText(Self.trimmed(entry)), let address = InternetAddress(text) else {
                    return client
                }
                client = text
                if !isTrusted(address) { return client }
                guard let comma else { break }
                rest = rest[..<comma]
            }
        }
        return client
    }

    private static func isSecure(_ value: String) -> Bool {
        let start = value.utf8.lastIndex(of: UInt8(ascii: ",")).map { value.utf8.index(after: $0) }
        return trimmed(value[(start ?? value.startIndex)...]).lowercased() == "https"
    }

    private static func trimmed(_ text: Substring) -> Substring {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = text.utf8.firstIndex(where: { !isSpace($0) }),
            let last = text.utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return text[first...last]
    }

    /// The address of an entry, without its port: `192.0.2.1:4711` and `[2001:db8::1]:4711` have one, `2001:db8::1` and
    /// `[2001:db8::1]` have none.
    /// - Returns: nil where an entry has no such form.
    private static func addressText(_ text: Substring) -> String? {
        if text.utf8.first == UInt8(ascii: "[") {
            guard let bracket = text.utf8.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let address = text.dropFirst().prefix(upTo: bracket)
            let port = text[text.utf8.index(after: bracket)...]
            guard address.utf8.contains(UInt8(ascii: ":")), port.isEmpty || isPort(port) else { return nil }
            return String(address)
        }
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            colon == text.utf8.lastIndex(of: UInt8(ascii: ":"))
        else { return String(text) }
        return isPort(text[colon...]) ? String(text[..<colon]) : nil
    }

    /// With its colon.
    private static func isPort(_ text: Substring) -> Bool {
        text.utf8.first == UInt8(ascii: ":") && UInt16(text.dropFirst()) != nil
    }
}
