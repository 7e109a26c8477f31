import HTTP
import TestSupport
import Testing

@testable import App

/// Pictures over real sockets, where the transport's own limit stands before the API's.
@Suite struct PictureLiveTests {
    private func answer(_ response: Response, _ key: String) throws -> String {
        guard case .object(let body) = try JSONParser.parse(response.body), case .object(let data)? = body["data"]
        else {
            return ""
        }
        switch data[key] {
        case .string(let text)?: return text
        default: return ""
        }
    }

    private func form(
        _ method: HTTP.Method,
        _ target: String,
        _ body: [UInt8],
        token: String = ""
    ) -> Request {
        var headers = Headers([Headers.Field("content-type", FormBody.contentType)])
        if !token.isEmpty { headers.append("authorization", "Bearer \(token)") }
        return Request(method: method, target: target, headers: headers, body: body)
    }

    private func logIn(_ client: WireClient) async throws -> String {
        let fields = FormBody().field("username", "minji").field("name", "N").field("password", "password-1")
        #expect(try await client.exchange(form(.post, "/v2/users", fields.end())).status == .created)
        return try await answer(client.exchange(form(.post, "/v2/tokens", fields.end())), "accessToken")
    }

    @Test func `the largest picture goes up and comes down, and a larger one is refused`() async throws {
        try await LiveServer.run { port in
            let client = try WireClient(port: port)
            let token = try await logIn(client)
            let largest = SamplePicture.png(1, bytes: 5_242_880)
            let put = form(.put, "/v2/users/me/profile-image", FormBody().file(largest).end(), token: token)
            let url = try await answer(client.exchange(put), "profileImageUrl")
            let served = try await client.exchange(Request(method: .get, target: url))
            #expect(served.status == .ok && served.body == largest)
            #expect(served.header("Cache-Control") == "public, max-age=31536000, immutable")
            let head = try await client.exchange(Request(method: .head, target: url))
            #expect(head.status == .ok && head.header("Content-Length") == "5242880" && head.body.isEmpty)
            let known = Headers([Headers.Field("if-none-match", served.header("ETag") ?? "")])
            let again = try await client.exchange(Request(method: .get, target: url, headers: known))
            #expect(again.status == .notModified && again.body.isEmpty)

            // One byte more: the field is named. Beyond all room: the body is not read.
            let larger = FormBody().file(SamplePicture.png(2, bytes: 5_242_881)).end()
            let refused = try await client.exchange(form(.put, "/v2/users/me/profile-image", larger, token: token))
            #expect(refused.status == .badRequest)
            #expect(String(decoding: refused.body, as: UTF8.self).contains("\"field\":\"profileImage\""))
            let huge = FormBody().file(SamplePicture.png(3, bytes: 5_400_000)).end()
            let cut = try? await client.exchange(form(.put, "/v2/users/me/profile-image", huge, token: token))
            #expect(cut.map { String(decoding: $0.body, as: UTF8.self).contains("COMMON_005") } ?? true)
            let next = try WireClient(port: port)
            #expect(try await next.exchange(Request(method: .get, target: url)).status == .ok)
        }
    }

    @Test func `other bodies keep their own limit`() async throws {
        try await LiveServer.run { port in
            let client = try WireClient(port: port)
            let token = try await logIn(client)
            let text = String(repeating: "x", count: 1_048_576)
            let tweet = form(.post, "/v2/tweets", FormBody().field("content", text).end(), token: token)
            let refused = try await client.exchange(tweet)
            #expect(refused.status == .badRequest)
            #expect(String(decoding: refused.body, as: UTF8.self).contains("COMMON_005"))
            // The body was read, so that the connection goes on.
            #expect(try await client.exchange(Request(method: .get, target: "/v2/tweets")).status == .ok)
        }
    }

    @Test func `a host that is configured as a service serves its resources alone`() async throws {
        try await LiveServer.run(["MINITER_SERVICES": "auth.example.com=tokens"]) { port in
            let client = try WireClient(port: port)
            for (host, path, status) in [
                ("auth.example.com", "/v2/tweets", 404), ("Auth.Example.Com:80", "/v1/tweets", 404),
                ("auth.example.com", "/v2/tokens", 404), ("blog.example.com", "/v2/tweets", 200),
            ] {
                try await client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                let response = try await client.receive()
                #expect(response.status == status)
                // A path that is there, but for other methods, says so.
                if path == "/v2/tokens" { #expect(response.text.contains("COMMON_004")) }
            }
        }
    }

    @Test(arguments: [
        "GET /media/../signing-key HTTP/1.1", "GET /media/%2e%2e%2fsigning-key HTTP/1.1",
        "GET /media//etc/passwd HTTP/1.1", "GET /media/%00 HTTP/1.1", "GET /media/.. HTTP/1.1",
    ])
    func `no path leads out of the pictures`(line: String) async throws {
        try await LiveServer.run { port in
            let client = try WireClient(port: port)
            try await client.send("\(line)\r\nHost: localhost\r\n\r\n")
            #expect([400, 404].contains(try await client.receive().status))
        }
    }
}
