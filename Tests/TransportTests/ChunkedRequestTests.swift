import TestSupport
import Testing

@testable import Transport

@Suite struct ChunkedRequestTests {
    @Test(arguments: ["", "X: a\r\n"])
    func `nothing follows the reply to a chunked request but the next reply`(trailers: String) async throws {
        let server = try await EchoService().start()
        let client = try WireClient(port: server.port)
        let chunked =
            "POST /echo/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\(trailers)\r\n"
        try await client.send(chunked + chunked + "GET /echo/2 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        for text in ["post /echo/1 3", "post /echo/1 3", "get /echo/2 0"] {
            let response = try await client.receive()
            #expect(response.status == 200)
            #expect(response.text == text)
        }
        #expect(try await client.receiveToEnd().isEmpty)
        await server.stop()
    }
}
