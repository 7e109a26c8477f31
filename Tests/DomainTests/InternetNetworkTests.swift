import Testing

@testable import Domain

@Suite struct InternetNetworkTests {
    private func address(_ text: String) throws -> InternetAddress {
        try #require(InternetAddress(text))
    }

    @Test(
        arguments: [
            ("0.0.0.0", 0, 0xFFFF_0000_0000), ("192.0.2.1", 0, 0xFFFF_C000_0201),
            ("255.255.255.255", 0, 0xFFFF_FFFF_FFFF),
            ("::ffff:192.0.2.1", 0, 0xFFFF_C000_0201), ("::FFFF:c000:201", 0, 0xFFFF_C000_0201), ("::", 0, 0),
            ("::1", 0, 1),
            ("2001:db8::1:2", 0x2001_0db8_0000_0000, 0x1_0002),
            ("fe80:0:0:0:1:2:3:4", 0xfe80 << 48, 0x1_0002_0003_0004),
        ] as [(String, UInt64, UInt64)]
    )
    func `an address is read in each of its forms`(text: String, high: UInt64, low: UInt64) {
        #expect(InternetAddress(text) == InternetAddress(high: high, low: low))
    }

    @Test(arguments: [
        "", " ", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.04", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4:80", "1.2.3.4/32",
        "::1%lo",
        "[::1]", ":::", "1::2::3", "12345::", "localhost", "unknown", "_hidden", "1.2.3.4\0", "::1\0junk", "0x7f.1",
        "2130706433",
        "１.2.3.4",
    ])
    func `what is no address is not read as one`(text: String) {
        #expect(InternetAddress(text) == nil)
    }

    @Test(arguments: [
        ("fe80::1%eth0", "fe80::1"), ("192.0.2.1", "192.0.2.1"), ("::1", "::1"), ("%eth0", nil), ("", nil),
    ])
    func `the zone of a peer is passed over`(text: String, address: String?) {
        #expect(InternetAddress(peer: text) == address.flatMap { InternetAddress($0) })
    }

    @Test(
        arguments: [
            (
                "10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"],
                ["9.255.255.255", "11.0.0.0", "::a00:0"]
            ),
            ("192.168.1.7", ["192.168.1.7", "::ffff:192.168.1.7"], ["192.168.1.6", "192.168.1.8", "::1"]),
            ("192.168.1.7/32", ["192.168.1.7"], ["192.168.1.6"]), ("192.168.1.6/31", ["192.168.1.7"], ["192.168.1.8"]),
            ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::1", "2001:db8::1", "::"]),
            ("::ffff:10.0.0.0/104", ["10.1.2.3"], ["11.0.0.0", "::1"]), ("::/0", ["::1", "2001:db8::1"], ["10.0.0.1"]),
            ("::/64", ["::1", "::2:0:0:1"], ["127.0.0.1", "0:0:0:1::"]),
            ("::1", ["::1"], ["::2", "127.0.0.1", "0.0.0.1"]),
            ("fd00::/8", ["fd00::1", "fdff::"], ["fc00::", "fe00::", "2001:db8::1"]),
            ("2001:db8::/64", ["2001:db8::1"], ["2001:db8:0:1::"]),
            ("2001:db8::/65", ["2001:db8::1"], ["2001:db8::8000:0:0:0"]),
            ("2001:db8::8000:0:0:0/65", ["2001:db8::8000:0:0:1"], ["2001:db8::1"]),
            ("2001:db8::/127", ["2001:db8::1"], ["2001:db8::2"]),
        ] as [(String, [String], [String])]
    )
    func `a network holds the addresses that begin as it does`(text: String, inside: [String], outside: [String]) throws
    {
        let network = try #require(InternetNetwork(text))
        #expect(network.description == text)
        let (held, others) = try (inside.map(address), outside.map(address))
        #expect(held.allSatisfy(network.contains))
        #expect(!others.contains(where: network.contains))
    }

    @Test(arguments: [
        "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8",
        "10.0.0.0/8 ",
        "10.0.0.1/8", "10.0.0.0/255.0.0.0", "::/129", "::1/64", "fd00::1/8", "10/8", "10.0.0.0/99999999999999999999",
        "*", "any",
        "localhost", "fe80::1%eth0", "::ffff:10.0.0.1/104",
    ])
    func `what is no network is not read as one`(text: String) {
        #expect(InternetNetwork(text) == nil)
    }

    @Test(arguments: [
        ("0.0.0.0/0", true), ("::/0", true), ("::ffff:0.0.0.0/96", true), ("0.0.0.0/1", false), ("::/1", false),
        ("::/96", false),
    ])
    func `a network of all addresses is known as one`(text: String, isEverything: Bool) {
        #expect(InternetNetwork(text)?.isEverything == isEverything)
    }
}
