import HTTP
import TestSupport
import Testing

@testable import App

/// What clients must not get through with, over real sockets to the whole server.
@Suite struct RefusedRequestTests {
    private static let paths = ["/v2/tweets", "/v1/tweets", "/tweets", "/tweet", "/docs", "/media/x", "/nothing", "/"]

    @Test(arguments: ["TRACE", "TRACK", "CONNECT", "BREW", "get", "PROPFIND", "PURGE", "DEBUG", "A-B"])
    func `an unknown method, TRACE or CONNECT is refused, and shows nothing of the request`(method: String) async throws
    {
        try await LiveServer.run { port in
            for path in Self.paths {
                let client = try WireClient(port: port)
                try await client.send("\(method) \(path) HTTP/1.1\r\nHost: a\r\nX-Canary: canary\r\n\r\n")
                let answer = try await client.receive()
                #expect(answer.status == 404 || answer.status == 400, "\(path)")
                #expect(!answer.text.contains("canary"))
                if path.hasPrefix("/v2") {
                    #expect(answer.text.contains("COMMON_004") && answer["allow"]?.contains("GET") == true)
                }
            }
        }
    }

    /// Ways to write a path that is not one, or to hide one in another.
    static let targets = [
        "/v2/users/%2e%2e/tweets", "/v2/%2e%2e/v2/users", "/v2/../v2/users", "/v2/./users", "/..", "/%2e%2e/",
        "/.%2e/x",
        "/v2//users", "//v2/users", "//", "/v2/users//", "/v2%2fusers", "/v2%2Fusers", "/%2fv2/users",
        "/v2/users/1%2ftweets",
        "/v2/users%00", "/v2/%00users", "/v2/users?query=%00", "/v2/users%2500", "/v2/%2575sers", "/v2/users/%2531",
        "/v2/%252e%252e/users", "/v2/users/%", "/v2/users/%2", "/v2/users/%zz", "/v2/users/%ff", "/v2/users/%c0%af",
        "/v2/users/%ed%a0%80", "/v2/users;x=1", "/v2/users/1;x", "/v2\\users", "/v2/users/..%5c..", "/v2/users/%5c..",
        "http://localhost/v2/users", "http://evil.example/v2/users", "HTTP://localhost/v2/users", "file:///etc/passwd",
        "https://localhost/v2/users", "localhost:80", "v2/users", "*", "/v2/users#x", "/docs/../v2/users",
        "/docs/..%2fapp.js",
        "/media/..%2f..%2fetc%2fpasswd", "/media/%2e%2e/signing-key", "/media/..", "/docs/%2e%2e/app.js",
        "/docs//app.js",
    ]

    @Test func `dots, slashes, NUL and double encoding lead nowhere, and an absolute URI neither`() async throws {
        try await LiveServer.run { port in
            for target in Self.targets {
                let client = try WireClient(port: port)
                try await client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                let status = try await client.receive().status
                #expect(status == 400 || status == 404, "\(target): \(status)")
            }
            // What is encoded once is decoded once.
            for target in ["/v2/%75sers", "/%76%32/users", "/v2/users?query=%25", "/v2/users?query=%2500"] {
                let client = try WireClient(port: port)
                try await client.send("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                #expect(try await client.receive().status == 200, "\(target)")
            }
        }
    }

    @Test func `a request framed in two ways is 400 COMMON_010, and the sign-up hidden in it never happens`()
        async throws
    {
        let body = #"{"username":"smuggled","name":"N","password":"password-1"}"#
        let hidden =
            "POST /v2/users HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
        let length = "Content-Length: \(hidden.utf8.count)"
        try await LiveServer.run { port in
            for (line, fields, rest) in [
                ("POST /v2/tweets HTTP/1.1", "Content-Length: 0\r\n\(length)", ""),
                ("POST /v2/tweets HTTP/1.1", "Content-Length: +3", "abc"),
                ("POST /v2/tweets HTTP/1.1", "Content-Length : \(hidden.utf8.count)", ""),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding : chunked", "0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "\(length)\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding: chunked, identity", "0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding: xchunked", "0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding: chunked", "0x3\r\nabc\r\n0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding: chunked", "+3\r\nabc\r\n0\r\n\r\n"),
                ("POST /v2/tweets HTTP/1.1", "Transfer-Encoding: chunked", "3\r\nabc0\r\n\r\n"),
                ("HEAD /v2/tweets HTTP/1.1", length, ""), ("BREW /v2/tweets HTTP/1.1", length, ""),
                ("GET /v2/tweets HTTP/0.9", "X: y", ""), ("GET /v2/tweets HTTP/1.9", "X: y", ""),
                ("GET /v2/tweets x HTTP/1.1", "X: y", ""), ("GET /v2/tweets HTTP/1.1", "Host: b", ""),
                ("GET /v2/tweets HTTP/1.1", ": x", ""), ("GET /v2/tweets HTTP/1.1", "X: a\0b", ""),
                ("GET /v2/tweets HTTP/1.1", "X: a\r\n folded", ""), ("GET /v2/tweets HTTP/1.1", "X: a\nY: b", ""),
            ] {
                let client = try WireClient(port: port)
                try await client.send("\(line)\r\nHost: a\r\n\(fields)\r\n\r\n\(rest)\(hidden)")
                let answer = String(decoding: try await client.receiveToEnd(), as: UTF8.self)
                #expect(answer.hasPrefix("HTTP/1.1 400 "), "\(line) \(fields)")
                #expect(line.hasPrefix("HEAD") || answer.contains("COMMON_010"), "\(line) \(fields)")
                #expect(answer.split(separator: "HTTP/1.1 ").count == 1, "\(line) \(fields)")
            }
            let client = try WireClient(port: port)
            try await client.send("GET /v2/users HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try await client.receive()["x-total-count"] == "0")
            try await client.send(hidden)
            #expect(try await client.receive().status == 201)
        }
    }

    @Test func `more than 16 KiB of head, or 100 fields, is 400 COMMON_005 and closes`() async throws {
        let long = String(repeating: "a", count: 16_384)
        try await LiveServer.run { port in
            for head in [
                "GET /v2/tweets?\(long) HTTP/1.1\r\nHost: a\r\n",
                "GET /v2/tweets HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n",
                "GET /v2/tweets HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: a\r\n", count: 100),
                "POST /v2/users HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n",
            ] {
                let client = try WireClient(port: port)
                try await client.send("\(head)\r\n")
                let answer = String(decoding: try await client.receiveToEnd(), as: UTF8.self)
                #expect(answer.hasPrefix("HTTP/1.1 400 ") && answer.contains("COMMON_005"))
            }
            let client = try WireClient(port: port)
            let fields = String(repeating: "X: a\r\n", count: 99)
            try await client.send("GET /v2/tweets HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
            #expect(try await client.receive().status == 200)
        }
    }
}
