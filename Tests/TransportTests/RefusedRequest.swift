import Testing

/// A request that never reaches the responder.
struct RefusedRequest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    let answer: String

    static let all = [
        RefusedRequest(testDescription: "no request line", bytes: "nonsense\r\n\r\n", answer: malformed),
        RefusedRequest(
            testDescription: "a field without a colon",
            bytes: "GET /echo HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n",
            answer: malformed
        ),
        RefusedRequest(
            testDescription: "a long target",
            bytes: "GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n",
            answer: tooLarge
        ),
        RefusedRequest(
            testDescription: "a long field",
            bytes: "GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n",
            answer: tooLarge
        ),
        RefusedRequest(
            testDescription: "101 fields",
            bytes: "GET / HTTP/1.1\r\n\(String(repeating: "X: a\r\n", count: 101))\r\n",
            answer: tooLarge
        ),
        RefusedRequest(
            testDescription: "HEAD with a body",
            bytes: "HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nabcd",
            answer: ""
        ),
        RefusedRequest(
            testDescription: "a large body",
            bytes: "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2000000\r\n\r\n"
                + String(repeating: "a", count: 2_000_000),
            answer: tooLarge
        ),
        RefusedRequest(
            testDescription: "an expectation that is unknown",
            bytes: "POST / HTTP/1.1\r\nHost: a\r\nExpect: wonders\r\nContent-Length: 1\r\n\r\na",
            answer: malformed
        ),
    ]

    private static let malformed = "\"malformed\""
    private static let tooLarge = "\"tooLarge\""
    private static let long = String(repeating: "a", count: 17_000)
}
