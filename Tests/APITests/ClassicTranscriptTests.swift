import HTTP
import TestSupport
import Testing

@testable import API

@Suite struct ClassicTranscriptTests {
    @Test(arguments: Transcripts.names(of: "Classic"))
    func `classic answers as its transcripts say`(name: String) async throws {
        let site = try await Site()
        let player = TranscriptPlayer { await site.respond($0) }
        let complaints = try await player.play(Transcripts.read(name, of: "Classic"))
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }

    @Test func `every message and every path in both forms stands in a transcript`() throws {
        let exchanges = try Transcripts.names(of: "Classic").flatMap {
            try Transcripts.read($0, of: "Classic").exchanges
        }
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
