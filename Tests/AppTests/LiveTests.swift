import Examples
import HTTP
import TestSupport
import Testing

/// The whole server, as it is wired for users, over real sockets.
@Suite struct LiveTests {
    @Test(arguments: Transcripts.all)
    func `every contract answers over the wire as its transcripts say`(file: Transcripts.File) async throws {
        try await LiveServer.run { port in
            var client = try WireClient(port: port)
            let player = TranscriptPlayer { request in
                let response = try await client.exchange(request)
                if response.header("Connection") == "close" { client = try WireClient(port: port) }
                return response
            }
            let complaints = try await player.play(Transcript(file.text()))
            #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
        }
    }
}
