import Testing

@testable import Transport

@Suite struct HeadGuardLimitTests {
    private let limits = FramingLimits(maxHeadBytes: 100, maxFields: 3, maxBodyBytes: 10)

    private func violation(_ text: String) -> FramingViolation? {
        let bytes = Array(text.utf8)
        let whole = HeadGuardRun(bytes, limits: limits)
        #expect(HeadGuardRun.single(bytes, limits: limits) == whole)
        for cut in 0...bytes.count {
            #expect(HeadGuardRun(bytes, cuts: [cut], limits: limits) == whole)
        }
        return whole.violation
    }

    /// A head of so many bytes.
    private func head(_ count: Int, _ fields: String = "") -> String {
        let rest = " HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"
        return "GET /" + String(repeating: "a", count: count - 5 - rest.utf8.count) + rest
    }

    @Test func `a head may have as many bytes as the limit says and no more`() {
        #expect(violation(head(100)) == nil)
        #expect(violation(head(101)) == .headTooLarge)
        #expect(violation(head(100) + head(100)) == nil)
    }

    @Test func `a line that does not end is refused at the limit`() {
        let endless = String(repeating: "a", count: 200)
        #expect(violation("GET /" + endless) == .headTooLarge)
        #expect(violation(endless) == .headTooLarge)
        #expect(violation("GET / HTTP/1.1\r\nHost: " + endless) == .headTooLarge)
        #expect(violation("GET / HTTP/1.1\r\n" + endless) == .headTooLarge)
        #expect(violation("GET / HTTP/1.1\r\nHost: a\r\nX: " + endless) == .headTooLarge)
        #expect(violation("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: " + endless.map { _ in "0" }) == .headTooLarge)
    }

    @Test func `what is wrong beyond the limit is too large`() {
        let long = "GET /" + String(repeating: "a", count: 95)
        #expect(violation(long + "\0") == .headTooLarge)
        #expect(violation(long.dropLast() + "\0") == .target)
    }

    @Test func `an empty line before a head is not of it`() {
        #expect(violation("\r\n" + head(100)) == nil)
    }

    @Test func `a head may have as many fields as the limit says and no more`() {
        #expect(violation(head(90, "B: a\r\nC: a\r\n")) == nil)
        #expect(violation(head(90, "B: a\r\nC: a\r\nD: a\r\n")) == .tooManyFields)
    }

    @Test func `trailers count against the limits of their head`() {
        let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        let room = 100 - chunked.utf8.count
        let value = String(repeating: "a", count: room - 7)
        #expect(violation(chunked + "0\r\nX: \(value)\r\n\r\n") == nil)
        #expect(violation(chunked + "0\r\nX: \(value)a\r\n\r\n") == .headTooLarge)
        #expect(violation(chunked + "0\r\nX: a\r\n\r\n") == nil)
        #expect(violation(chunked + "0\r\nX: a\r\nY: a\r\n\r\n") == .tooManyFields)
    }

    @Test func `a body may have as many bytes as the limit says and no more`() {
        func length(_ count: String) -> String {
            "POST / HTTP/1.0\r\nContent-Length: \(count)\r\n\r\n"
        }
        #expect(violation(length("10")) == nil)
        #expect(violation(length("11")) == .bodyTooLarge)
        #expect(violation(length("00000000000000000000000000000010")) == nil)
        #expect(violation(length("100000000000000000000000000000")) == .bodyTooLarge)
    }

    @Test func `chunks together may have as many bytes as the limit says and no more`() {
        let chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(violation(chunked + "9\r\n012345678\r\n1\r\n0\r\n0\r\n\r\n") == nil)
        #expect(violation(chunked + "9\r\n012345678\r\n2\r\n") == .bodyTooLarge)
        #expect(violation(chunked + "b\r\n") == .bodyTooLarge)
        // What one request has used is not charged to the next.
        #expect(violation((chunked + "9\r\n012345678\r\n0\r\n\r\n") + (chunked + "9\r\n012345678\r\n0\r\n\r\n")) == nil)
    }

    @Test func `the common limits are those of the contracts`() {
        let limits = FramingLimits()
        #expect(limits.maxHeadBytes == 16_384)
        #expect(limits.maxFields == 100)
        #expect(limits.maxBodyBytes == 1_048_576)
    }
}
