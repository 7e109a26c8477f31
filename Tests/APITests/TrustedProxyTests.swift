import Domain
import HTTP
import Synchronization
import Testing

@testable import API

@Suite struct TrustedProxyTests {
    private static let proxies = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"]

    /// A request of a peer, after it has been resolved.
    private func resolved(
        _ peer: String,
        _ fields: [(String, String)],
        trusting proxies: [String] = proxies
    ) throws -> Request {
        let networks = try proxies.map { try #require(InternetNetwork($0)) }
        let headers = Headers(fields.map { Headers.Field($0.0, $0.1) })
        let request = Request(method: .get, target: "/", headers: headers, peer: peer)
        ForwardedClient(networks)?.resolve(request)
        return request
    }

    @Test(
        arguments: [
            (["192.0.2.1"], "192.0.2.1"), (["198.51.100.9, 192.0.2.1"], "192.0.2.1"),
            (["192.0.2.1, 10.0.0.1"], "192.0.2.1"),
            (["192.0.2.1,10.0.0.1,fd00::2,127.0.0.1"], "192.0.2.1"), (["8.8.8.8, 192.0.2.1, 10.0.0.1"], "192.0.2.1"),
            (["8.8.8.8", "192.0.2.1", "10.0.0.1"], "192.0.2.1"),
            (["8.8.8.8, 192.0.2.1", "10.0.0.1, 10.0.0.2"], "192.0.2.1"),
            (["192.0.2.1", ""], "127.0.0.1"), (["10.0.0.1, 10.0.0.2"], "10.0.0.1"), (["10.0.0.1"], "10.0.0.1"),
            ([], "127.0.0.1"), ([""], "127.0.0.1"), ([","], "127.0.0.1"), (["unknown"], "127.0.0.1"),
            (["192.0.2.1, unknown"], "127.0.0.1"), (["192.0.2.1, unknown, 10.0.0.1"], "10.0.0.1"),
            (["192.0.2.1, , 10.0.0.1"], "10.0.0.1"), (["192.0.2.1, _hidden, 10.0.0.1, 10.0.0.2"], "10.0.0.1"),
            (["192.0.2.1:4711"], "192.0.2.1"), (["192.0.2.1:4711, 10.0.0.1:80"], "192.0.2.1"),
            (["2001:db8::1"], "2001:db8::1"),
            (["[2001:db8::1]"], "2001:db8::1"), (["[2001:db8::1]:4711"], "2001:db8::1"),
            (["[2001:db8::1]:4711, [fd00::1]:1"], "2001:db8::1"),
            (["::ffff:192.0.2.1, ::ffff:10.0.0.1"], "::ffff:192.0.2.1"), (["\t 192.0.2.1 \t, \t10.0.0.1"], "192.0.2.1"),
            (["192.0.2.1:x"], "127.0.0.1"), (["192.0.2.1:"], "127.0.0.1"), (["192.0.2.1:65536"], "127.0.0.1"),
            (["[2001:db8::1"], "127.0.0.1"), (["[2001:db8::1]x"], "127.0.0.1"), (["[192.0.2.1]"], "127.0.0.1"),
            (["2001:db8::1]"], "127.0.0.1"), (["fe80::1%eth0"], "127.0.0.1"), (["\"192.0.2.1\""], "127.0.0.1"),
            (["for=192.0.2.1"], "127.0.0.1"), (["192.0.2.1 10.0.0.1"], "127.0.0.1"),
            ([String(repeating: "192.0.2.1,", count: 1000) + "10.0.0.1"], "192.0.2.1"),
        ] as [([String], String)]
    )
    func `the client is the rightmost address that is no trusted proxy's`(lines: [String], client: String) throws {
        let request = try resolved("127.0.0.1", lines.map { ("x-forwarded-for", $0) })
        #expect(request.peer == client)
    }

    @Test(arguments: ["192.0.2.7", "11.0.0.1", "127.0.0.2", "::1", "2001:db8::1", "", "no address"])
    func `forwarded headers of a peer that is not trusted are ignored`(peer: String) throws {
        let request = try resolved(peer, [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-proto", "https")])
        #expect(request.peer == peer)
        #expect(!request.isSecure)
    }

    @Test(arguments: ["127.0.0.1", "::ffff:127.0.0.1", "10.9.8.7", "fd00::1", "fd00::1%eth0"])
    func `forwarded headers of a trusted peer are believed, in each form of its address`(peer: String) throws {
        let request = try resolved(peer, [("x-forwarded-for", "192.0.2.1"), ("x-forwarded-proto", "https")])
        #expect(request.peer == "192.0.2.1")
        #expect(request.isSecure)
    }

    @Test func `who trusts nobody has nothing to resolve`() throws {
        #expect(ForwardedClient([]) == nil)
        let request = try resolved("127.0.0.1", [("x-forwarded-for", "192.0.2.1")], trusting: [])
        #expect(request.peer == "127.0.0.1")
    }

    @Test(
        arguments: [
            (["https"], true), (["HTTPS"], true), ([" https\t"], true), (["http"], false), ([], false), ([""], false),
            (["http, https"], true), (["https, http"], false), (["https", "http"], false), (["http", "https"], true),
            (["httpss"], false), (["\"https\""], false), (["https,"], false),
        ] as [([String], Bool)]
    )
    func `a request is secure where the nearest proxy says https`(lines: [String], isSecure: Bool) throws {
        let request = try resolved("127.0.0.1", lines.map { ("x-forwarded-proto", $0) })
        #expect(request.isSecure == isSecure)
    }

    @Test func `other forwarded headers are not read`() throws {
        let request = try resolved(
            "127.0.0.1",
            [("forwarded", "for=192.0.2.1;proto=https"), ("x-real-ip", "192.0.2.1"), ("x-forwarded-ssl", "on")]
        )
        #expect(request.peer == "127.0.0.1")
        #expect(!request.isSecure)
    }

    @Test(arguments: [("127.0.0.1", "192.0.2.1"), ("192.0.2.9", "127.0.0.1")])
    func `the access log tells the client's address, not the trusted proxy's`(proxy: String, peer: String) async throws
    {
        let peers = Mutex<[String]>([])
        let site = try await Site(
            settings: Settings(trustedProxies: [try #require(InternetNetwork(proxy))]),
            log: Log(access: { entry in peers.withLock { $0.append(entry.peer) } })
        )
        _ = await site.ask(.get, "/v2/tweets", headers: [("x-forwarded-for", "192.0.2.1")])
        #expect(peers.withLock { $0 } == [peer])
    }
}
