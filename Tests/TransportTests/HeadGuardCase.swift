import Testing

@testable import Transport

/// Bytes, and what the guard has to say of them.
struct HeadGuardCase: Sendable, CustomTestStringConvertible {
    enum Verdict: Equatable, Sendable {
        /// So many requests are complete and nothing is left over.
        case valid(Int)
        /// The last request is not complete yet, and nothing is wrong with it so far.
        case unfinished
        case refused(FramingViolation)
    }

    let testDescription: String
    let bytes: [UInt8]
    let verdict: Verdict

    init(_ description: String, _ text: String, _ verdict: Verdict) {
        testDescription = description
        bytes = Array(text.utf8)
        self.verdict = verdict
    }

    /// A request that is complete.
    static func valid(_ description: String, _ text: String, requests: Int = 1) -> HeadGuardCase {
        HeadGuardCase(description, text, .valid(requests))
    }

    static func refused(_ violation: FramingViolation, _ description: String, _ text: String) -> HeadGuardCase {
        HeadGuardCase(description, text, .refused(violation))
    }

    /// A GET with the given field lines beside `Host`.
    static func get(_ lines: String...) -> String {
        "GET / HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"
    }

    /// A POST with the given field lines beside `Host`, and what follows its head.
    static func post(_ lines: String..., then rest: String) -> String {
        "POST / HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n" + rest
    }

    /// A chunked POST.
    static func chunked(_ body: String) -> String {
        post("Transfer-Encoding: chunked", then: body)
    }

    static let all = requestLines + fields + hosts + lengths + codings + chunks + sequences
}
