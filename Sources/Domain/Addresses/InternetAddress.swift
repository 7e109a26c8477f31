internal import Glibc

/// An IPv4 or IPv6 address. An IPv4 address and its IPv6-mapped form (RFC 4291, 2.5.5.2) are the same.
public struct InternetAddress: Hashable, Sendable {
    /// The first and the second half of the IPv6 form.
    let high: UInt64
    let low: UInt64

    /// The longest text form, in bytes.
    private static let longest = 45

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads one of the usual text forms, without a zone.
    public init?(_ text: String) {
        // To C, a NUL would be the end.
        guard text.utf8.count <= Self.longest, !text.utf8.contains(0) else { return nil }
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(UInt32(bigEndian: four.s_addr)))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            let words = six.__in6_u.__u6_addr32
            self.init(
                high: UInt64(UInt32(bigEndian: words.0)) << 32 | UInt64(UInt32(bigEndian: words.1)),
                low: UInt64(UInt32(bigEndian: words.2)) << 32 | UInt64(UInt32(bigEndian: words.3))
            )
        } else {
            return nil
        }
    }

    /// Reads the address of a connection's other end, which may name a zone (`fe80::1%eth0`).
    public init?(peer text: String) {
        guard let zone = text.firstIndex(of: "%") else {
            self.init(text)
            return
        }
        self.init(String(text[..<zone]))
    }

    var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// What one customer of a provider has: an IPv4 address, or the first 64 bits of an IPv6 address, behind which
    /// anyone has as many addresses as they like.
    var site: InternetAddress {
        isVersion4 ? self : InternetAddress(high: high, low: 0)
    }
}
