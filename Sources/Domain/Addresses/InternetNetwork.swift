/// All addresses that begin alike.
public struct InternetNetwork: Hashable, Sendable, CustomStringConvertible {
    /// As it was read.
    public let description: String
    private let address: InternetAddress
    /// Of the IPv6 form; 0...128.
    private let bits: Int

    /// Reads an address, or a network as CIDR writes it (`10.0.0.0/8`, `fd00::/8`; RFC 4632). What lies behind the
    /// network's bits has to be zero: a stray one is more often a slip than meant.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = InternetAddress(String(parts[0])) else { return nil }
        description = text
        self.address = address
        if parts.count == 2 {
            let offset = parts[0].contains(":") ? 0 : 96
            guard let length = Int(parts[1]), String(length) == parts[1], (0...128 - offset).contains(length) else {
                return nil
            }
            bits = length + offset
        } else {
            bits = 128
        }
        guard masked(address) == address else { return nil }
    }

    /// A network of IPv6 that is so wide that the mapped form of IPv4 lies in it does not hold IPv4 addresses.
    public func contains(_ other: InternetAddress) -> Bool {
        masked(other) == address && (bits >= 96 || !other.isVersion4)
    }

    /// Whether every address, or every one of IPv4, lies in it.
    public var isEverything: Bool { bits == 0 || bits == 96 && address.isVersion4 }

    private func masked(_ address: InternetAddress) -> InternetAddress {
        // A shift by 64 or more leaves nothing.
        InternetAddress(
            high: address.high & ~(UInt64.max >> UInt64(min(bits, 64))),
            low: address.low & ~(UInt64.max >> UInt64(max(bits - 64, 0)))
        )
    }
}
