/// The value of a `Host` field, judged byte by byte: a name, an IPv4 address or an IPv6 address in brackets, and
/// perhaps a port (RFC 9110, section 7.2). An empty one names no host.
struct HostGrammar: Sendable {
    private enum Part: UInt8 {
        case start, name, firstDigit, secondDigit, address, addressEnd, port
    }

    private var part = Part.start
    private var port: UInt32 = 0
    private var address = AddressLiteral()

    /// Whether letters, digits, `-` and `.` change nothing.
    var isInName: Bool { part == .name }

    /// Whether what was taken is a whole value.
    var isComplete: Bool {
        part == .name || part == .addressEnd || part == .port
    }

    /// - Returns: false where no host goes on like this.
    mutating func take(_ byte: UInt8) -> Bool {
        switch part {
        case .start:
            if byte == UInt8(ascii: "[") {
                part = .address
                return true
            }
            return byte != UInt8(ascii: ":") && name(byte)
        case .name: return name(byte)
        case .firstDigit:
            part = .secondDigit
            return isHexDigit(byte)
        case .secondDigit:
            part = .name
            return isHexDigit(byte)
        case .address:
            guard byte == UInt8(ascii: "]") else { return address.take(byte) }
            part = .addressEnd
            return address.isComplete
        case .addressEnd:
            part = .port
            return byte == UInt8(ascii: ":")
        case .port:
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
            port = port * 10 + UInt32(byte - UInt8(ascii: "0"))
            return port <= 65_535
        }
    }

    private mutating func name(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "%"): part = .firstDigit
        case UInt8(ascii: ":"): part = .port
        default:
            part = .name
            return FramingBytes.isName(byte)
        }
        return true
    }

    private func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
