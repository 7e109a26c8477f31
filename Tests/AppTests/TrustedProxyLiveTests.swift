import HTTP
import TestSupport
import Testing

/// What a proxy forwards, over real sockets: the tests' own address is the proxy's.
@Suite struct TrustedProxyLiveTests {
    /// A clock that stands still.
    private static let noTime: @Sendable () -> Duration = { .zero }

    /// Limits of one sign-up and, for one account, one log-in: six of those for one address.
    private static let limits = [
        "MINITER_AUTH_MAX_LOGINS_PER_MINUTE": "1", "MINITER_AUTH_MAX_SIGN_UPS_PER_MINUTE": "1",
    ]

    /// - Returns: whether a log-in as somebody, forwarded for a client, is one too many.
    private func isThrottled(_ port: UInt16, _ contract: String, as name: String, for client: String) async throws
        -> Bool
    {
        let keys = contract == "classic" ? ("user_id", "user_password") : ("username", "password")
        return try await isThrottled(
            port,
            contract == "classic" ? "/login" : "/\(contract)/tokens",
            #"{"\#(keys.0)":"\#(name)","\#(keys.1)":"wrong"}"#,
            client
        )
    }

    /// - Returns: whether a sign-up, forwarded for a client, is one too many.
    private func isThrottled(_ port: UInt16, signingUp name: String, for client: String) async throws -> Bool {
        let body = #"{"username":"\#(name)","name":"N","password":"password-1"}"#
        return try await isThrottled(port, "/v2/users", body, client)
    }

    private func isThrottled(_ port: UInt16, _ path: String, _ body: String, _ client: String) async throws -> Bool {
        let headers = Headers([.init("Content-Type", "application/json"), .init("X-Forwarded-For", client)])
        let answer = try await WireClient(port: port).exchange(
            Request(method: .post, target: path, headers: headers, body: Array(body.utf8))
        )
        return answer.status == .serviceUnavailable && answer.header("Retry-After") != nil
    }

    @Test(arguments: ["v1", "v2", "classic"], ["", "192.0.2.0/24, 10.0.0.0/8"])
    func `who is no trusted proxy cannot choose the address that is throttled`(
        contract: String,
        proxies: String
    ) async throws {
        var environment = Self.limits
        if !proxies.isEmpty { environment["MINITER_SERVER_TRUSTED_PROXIES"] = proxies }
        try await LiveServer.run(environment, elapsed: Self.noTime) { port in
            var throttled: [Bool] = []
            for number in 1...7 {
                throttled.append(
                    try await isThrottled(port, contract, as: "user\(number)", for: "203.0.113.\(number)")
                )
            }
            #expect(throttled == [false, false, false, false, false, false, true])
            for number in 1...2 {
                throttled.append(try await isThrottled(port, signingUp: "user\(number)", for: "203.0.113.\(number)"))
            }
            #expect(throttled.suffix(2) == [false, true])
        }
    }

    @Test(arguments: ["v1", "v2", "classic"])
    func `behind a trusted proxy each client has the throttles of its own address`(contract: String) async throws {
        let environment = Self.limits.merging(["MINITER_SERVER_TRUSTED_PROXIES": "10.0.0.0/8, 127.0.0.1"]) { $1 }
        try await LiveServer.run(environment, elapsed: Self.noTime) { port in
            var throttled: [Bool] = []
            for number in 1...7 {
                let client = "8.8.8.8, 203.0.113.\(number), 10.0.0.1"
                throttled.append(try await isThrottled(port, contract, as: "user\(number)", for: client))
            }
            for number in 8...14 {
                let client = "203.0.113.\(number), 192.0.2.1:4711"
                throttled.append(try await isThrottled(port, contract, as: "user\(number)", for: client))
            }
            #expect(throttled == Array(repeating: false, count: 13) + [true])
            throttled = []
            for client in ["203.0.113.1", "2001:db8::1", "9.9.9.9, 203.0.113.1:4711", "[2001:db8::2]:1"] {
                let name = String(client.filter(\.isNumber))
                throttled.append(try await isThrottled(port, signingUp: name, for: client))
            }
            #expect(throttled == [false, false, true, true])
        }
    }

    @Test(arguments: [("127.0.0.1", "https", true), ("127.0.0.1", "http", false), ("192.0.2.1", "https", false)])
    func `cookies are Secure where a trusted proxy says that the client speaks TLS`(
        proxy: String,
        scheme: String,
        isSecure: Bool
    ) async throws {
        try await LiveServer.run(["MINITER_SERVER_TRUSTED_PROXIES": proxy]) { port in
            let headers = Headers([.init("X-Forwarded-Proto", scheme)])
            let client = try WireClient(port: port)
            let first = try await client.exchange(Request(method: .get, target: "/tweet", headers: headers))
            let csrf = try #require(first.header("Set-Cookie"))
            #expect(csrf.hasSuffix("; Secure") == isSecure)
            let body = Array(#"{"user_id":"minji","user_name":"N","user_password":"pw"}"#.utf8)
            _ = try await client.exchange(Request(method: .post, target: "/signup", body: body))
            let login = Request(method: .post, target: "/login", headers: headers, body: body)
            let session = try #require(try await client.exchange(login).header("Set-Cookie"))
            #expect(session.hasPrefix("sessionid=") && session.contains("; Secure") == isSecure)
        }
    }
}
