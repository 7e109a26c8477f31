import Examples
import TestSupport
import Testing

@testable import API

@Suite struct ClassicTranscriptTests {
    @Test func `every message and every path in both forms stands in a transcript`() throws {
        let files = Transcripts.all.filter { $0.contract == "Classic" }
        let exchanges = try files.flatMap { try Transcript($0.text()).exchanges }
        for message in Classic.Message.allCases {
            let body = "\"message\": \"\(message.rawValue)\""
            #expect(exchanges.contains { $0.expectedBody.contains(body) }, "\(message) is not shown")
        }
        for path in ["/signup", "/login", "/user_auth", "/tweet", "/tweet_del"] {
            for form in [path, "\(path)/"] {
                #expect(exchanges.contains { $0.method == "POST" && $0.target == form }, "\(form) is not shown")
            }
        }
    }
}
