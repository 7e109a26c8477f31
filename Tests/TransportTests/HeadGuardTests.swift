import Testing

@testable import Transport

@Suite struct HeadGuardTests {
    @Test(arguments: HeadGuardCase.all)
    func `framing is judged as the table says`(row: HeadGuardCase) {
        let run = HeadGuardRun(row.bytes)
        switch row.verdict {
        case .valid(let requests):
            #expect(run.violation == nil)
            #expect(run.requests == requests)
            #expect(run.isAtBoundary)
        case .unfinished:
            #expect(run.violation == nil)
            #expect(!run.isAtBoundary)
        case .refused(let violation):
            #expect(run.violation == violation)
            #expect(run.entries.last?.event == .refused(violation))
        }
    }

    @Test(arguments: HeadGuardCase.all)
    func `a verdict does not depend on where the bytes are cut`(row: HeadGuardCase) {
        let whole = HeadGuardRun(row.bytes)
        #expect(HeadGuardRun.single(row.bytes) == whole)
        for cut in 0...row.bytes.count {
            let run = HeadGuardRun(row.bytes, cuts: [cut])
            #expect(run == whole, "cut at \(cut)")
        }
    }

    @Test func `the table has a row for every violation`() {
        let found = Set(HeadGuardCase.all.compactMap { HeadGuardRun($0.bytes).violation })
        #expect(found.union([.headTooLarge, .tooManyFields]) == Set(FramingViolation.allCases))
    }

    @Test func `the events of a request stand where its parts begin and end`() {
        let bytes = Array("\r\nPOST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabcGET".utf8)
        let entries = HeadGuardRun(bytes).entries
        #expect(entries.map(\.event) == [.headBegan, .headEnded(.length(3)), .requestEnded, .headBegan])
        #expect(entries.map(\.place) == [2, bytes.count - 6, bytes.count - 3, bytes.count - 3])
    }

    @Test func `a refusal stands at the byte that is wrong`() {
        let run = HeadGuardRun(Array("GET / HTTP/1.1\r\nX : a\r\n\r\n".utf8))
        #expect(run.entries.last == .init(event: .refused(.fieldName), place: 17))
    }

    @Test func `a head says how its body is framed`() {
        let heads = [
            HeadGuardCase.get(), HeadGuardCase.post("Content-Length: 0", then: ""),
            HeadGuardCase.post("Content-Length: 7", then: ""), HeadGuardCase.chunked(""),
        ]
        let framings = heads.map { HeadGuardRun(Array($0.utf8)).entries[1].event }
        #expect(framings == [.none, .none, .length(7), .chunked].map(FramingEvent.headEnded))
    }

    @Test func `nothing is said after a refusal`() {
        let bytes = Array((HeadGuardCase.get("X : a") + HeadGuardCase.get()).utf8)
        #expect(HeadGuardRun(bytes).entries.count == 2)
        #expect(HeadGuardRun.single(bytes).entries.count == 2)
    }

    @Test func `a guard is between requests until a head begins and after a request ends`() {
        var guardian = HeadGuard()
        func feed(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            var place = 0
            while guardian.received(bytes.span.bytes, from: &place) != nil {}
            return guardian.isBetweenRequests
        }
        #expect(guardian.isBetweenRequests)
        #expect(feed("\r"))
        #expect(feed("\n"))
        #expect(!feed("G"))
        #expect(!feed("ET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n"))
        #expect(feed("a"))
        #expect(feed(HeadGuardCase.get("Connection: close")))
        #expect(feed("anything"))
    }

    @Test(arguments: [
        ("GET /v1/users HTTP/1.9\r\n", "/v1/users"),
        ("GET /v1/users HTTP/1.1\r\nX : a\r\n", "/v1/users"),
        ("OPTIONS * HTTP/1.1\r\n\r\n", "*"),
        ("GET /v1/\u{E9} HTTP/1.1\r\n", "/v1/"),
        ("GET http://a/ HTTP/1.1\r\n", ""),
        ("GET /first HTTP/1.1\r\nHost: a\r\n\r\nGET /second HTTP/1.1\r\n\r\n", "/second"),
        ("GET /first HTTP/1.1\r\nHost: a\r\n\r\n(GET) /second HTTP/1.1\r\n\r\n", ""),
        (
            "GET /\(String(repeating: "0123456789", count: 20)) HTTP/1.9\r\n",
            "/" + String(repeating: "0123456789", count: 6) + "012"
        ),
    ])
    func `a refusal knows the beginning of the target`(text: String, target: String) {
        let bytes = Array(text.utf8)
        #expect(HeadGuardRun(bytes).target == target)
        #expect(HeadGuardRun.single(bytes).target == target)
    }

    @Test(arguments: FramingViolation.allCases)
    func `only what is too large is refused as such`(violation: FramingViolation) {
        let isTooLarge = [.headTooLarge, .tooManyFields, .bodyTooLarge].contains(violation)
        #expect(violation.refusal == (isTooLarge ? .tooLarge : .malformed))
    }
}
