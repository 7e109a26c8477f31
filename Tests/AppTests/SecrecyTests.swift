import Foundation
import HTTP
import TestSupport
import Testing

@testable import App

/// Secrets are put into every place of a request that they can stand in; none may come out in the log or the metrics.
@Suite struct SecrecyTests {
    private static let canary = "Canary0bird"
    private static let mail = "canary@canary.example"

    private static let json =
        #"{"username":"\#(canary)","name":"\#(canary)","password":"\#(canary)-password","#
        + #""email":"\#(mail)","profile":"\#(canary)","refreshToken":"\#(canary)","content":"\#(canary)","userId":7}"#
    private static let form =
        "username=\(canary)&name=\(canary)&password=\(canary)-password&email=canary%40canary.example"
        + "&user_id=\(canary)&user_password=\(canary)&user_csrf=\(canary)&user_name=\(canary)&user_content=\(canary)"

    private static let targets = [
        "/v2/users", "/v2/tokens", "/v2/tokens/refresh", "/v2/users/me", "/v2/tweets", "/v2/friends", "/v1/users",
        "/v1/tokens", "/v1/users/1", "/signup", "/login", "/user_auth", "/tweet", "/tweet_del", "/\(canary)",
        "/v2/\(canary)/\(mail)", "/v2/users/\(canary)", "/v2/users/duplicate?email=\(mail)",
        "/v2/tweets?query=\(canary)&access_token=\(canary)", "/v1/users?query=\(mail)", "/%zz\(canary)",
    ]

    private static let headers: [(String, String)] = [
        ("cookie", "sessionid=\(canary); csrftoken=\(canary)"), ("user-agent", canary),
        ("referer", "http://\(canary)/"),
        ("origin", "https://\(canary)"), ("x-forwarded-for", canary), ("accept-language", canary), ("if-match", canary),
        ("if-none-match", canary), ("x-request-id", mail), (canary, canary), ("x-api-key", canary),
    ]

    @Test(arguments: ["all", "failures"], ["json", "text"])
    func `no secret of a request gets into the log or the metrics`(access: String, format: String) async throws {
        let pipe = Pipe()
        let reader = try PipeReader(pipe)
        let settings = ["MINITER_LOG_ACCESS": access, "MINITER_LOG_FORMAT": format, "MINITER_LOG_LEVEL": "trace"]
        var metrics = ""
        var issued: [String] = []
        try await WatchedServer.run(settings, log: pipe.fileHandleForWriting.fileDescriptor) { watched in
            watched.open()
            for request in Self.requests {
                let client = try WireClient(port: watched.server.port)
                let response = try await client.exchange(request)
                issued += Self.secrets(of: response)
                await client.hangUp()
            }
            for bytes in Self.malformed {
                let client = try WireClient(port: watched.server.port)
                try await client.send(bytes)
                _ = try await client.receiveToEnd()
            }
            metrics = try await watched.metrics().text
        }
        try pipe.fileHandleForWriting.close()
        let log = await reader.text()
        // Else nothing has been tried.
        #expect(issued.count > 3)
        #expect(access == "failures" || log.split(separator: "\n").count > 200)
        for text in [log, metrics] {
            for secret in issued + ["eyJ", "argon2id$"] { #expect(!text.contains(secret)) }
            #expect(!text.lowercased().contains("canary"))
        }
    }

    /// Every method and target with a body of every form, with a good token and without.
    private static var requests: [Request] {
        let bodies: [(type: String, text: String)] = [
            ("application/json", json), ("application/x-www-form-urlencoded", form), ("text/\(canary)", canary),
            ("application/json", "{\"password\":\"\(canary)"),
        ]
        return targets.flatMap { target in
            [HTTP.Method.get, .post, .put, .patch, .delete, .options].flatMap { method in
                bodies.flatMap { body in
                    [nil, "Bearer \(canary)", "Basic \(canary)"].map { authorization in
                        let fields =
                            headers + [("content-type", body.type)]
                            + (authorization.map { [("authorization", $0)] } ?? [])
                        return Request(
                            method: method,
                            target: target,
                            headers: Headers(fields.map { Headers.Field($0.0, $0.1) }),
                            body: method == .get ? [] : Array(body.text.utf8)
                        )
                    }
                }
            }
        }
    }

    private static let malformed = [
        "\(canary) /\(canary) HTTP/1.1\r\nHost: \(canary)\r\nConnection: close\r\n\r\n",
        "GET /\(canary) HTTP/9.9\r\n\r\n",
        "POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\nAuthorization: \(canary)\r\n\r\n\(canary)",
        "GET /login HTTP/1.1\r\nHost: a\r\nAuthorization: \(canary)\u{0}\r\n\r\n",
        "GET /" + String(repeating: canary, count: 2000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
        "CONNECT \(canary):1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ]

    /// What the server itself gave away to be kept secret.
    private static func secrets(of response: Response) -> [String] {
        let text = String(decoding: response.body, as: UTF8.self)
        var secrets = text.matches(of: /"(?:accessToken|refreshToken)":"([^"]+)"/).map { String($0.1) }
        for field in response.fields where ["set-cookie", "authorization"].contains(field.name.lowercased()) {
            secrets += field.value.matches(of: /(?:sessionid=|csrftoken=|Bearer )([^;]+)/).map { String($0.1) }
        }
        return secrets
    }
}
