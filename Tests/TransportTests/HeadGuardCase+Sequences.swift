@testable import Transport

extension HeadGuardCase {
    private static let old = "GET / HTTP/1.0\r\n"

    /// Several requests on one connection (RFC 9112, section 9.3).
    static let sequences: [HeadGuardCase] = [
        .valid("three requests", get() + get() + get(), requests: 3),
        .valid("a request behind a body", post("Content-Length: 3", then: "abc") + get(), requests: 2),
        .valid("a request behind chunks", chunked("3\r\nabc\r\n0\r\n\r\n") + get(), requests: 2),
        .valid("an empty line between", post("Content-Length: 3", then: "abc") + "\r\n" + get(), requests: 2),
        .valid("HTTP/1.0 kept alive", old + "Connection: keep-alive\r\n\r\n" + get(), requests: 2),
        .refused(.emptyLines, "two empty lines between", get() + "\r\n\r\n" + get()),
        .refused(.method, "bytes behind the body", post("Content-Length: 3", then: "abc:") + get()),
        .refused(.method, "a second request without a method", get() + " / HTTP/1.1\r\nHost: a\r\n\r\n"),
        .refused(.chunkSize, "a second body without a size", chunked("1\r\na\r\n0\r\n\r\n") + chunked("\r\n")),
        .refused(
            .contentLength,
            "a second length is empty",
            post("Content-Length: 1", then: "a")
                + post("Content-Length:", then: "")
        ),
        .refused(.missingHost, "a second request without a host", get() + "GET / HTTP/1.1\r\n\r\n"),
        .refused(
            .unexpectedBody,
            "a length is not inherited",
            post("Content-Length: 1", then: "a")
                + "HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        ),
        // evhttp closes by itself and runs nothing of what follows.
        .valid("anything behind the last request", get("Connection: close") + "\0anything"),
        .valid("anything behind CLOSE", get("connection:  CLOSE \t") + "\0anything"),
        .valid("anything behind the last body", post("Connection: close", "Content-Length: 3", then: "abcd")),
        .valid("anything behind HTTP/1.0", old + "\r\n\0anything"),
        .valid("anything behind HTTP/1.0 that closes", old + "Connection: close\r\n\r\n\0anything"),
        // Here whether the connection closes is up to others, so what follows must be valid.
        .refused(.method, "close in a list", get("Connection: TE, close") + "\0anything"),
        .refused(.method, "a list that begins with close", get("Connection: close, TE") + "\0anything"),
        .refused(.method, "close and keep-alive", get("Connection: close", "Connection: keep-alive") + "\0anything"),
        .refused(.method, "close twice", get("Connection: close", "Connection: close") + "\0anything"),
        .refused(.method, "close thrice", get("Connection: a", "Connection: b", "Connection: close") + "\0anything"),
        .refused(.method, "a tab before close", get("Connection:\tclose") + "\0anything"),
        .refused(.method, "closed", get("Connection: closed") + "\0anything"),
        .refused(.method, "close as a trailer", chunked("0\r\nConnection: close\r\n\r\n") + "\0anything"),
        .refused(.method, "HTTP/1.0 kept alive, then anything", old + "Connection: Keep-Alive\r\n\r\n\0anything"),
        .refused(.method, "CONNECT", "CONNECT / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n\0anything"),
    ]
}
