import TestSupport
import Testing

@Suite struct V2TranscriptTests {
    @Test(arguments: Transcripts.names(of: "V2"))
    func `v2 answers as its transcripts say`(name: String) async throws {
        let site = await Site()
        let player = TranscriptPlayer { await site.respond($0) }
        let complaints = try await player.play(Transcripts.read(name, of: "V2"))
        #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
    }

    @Test func `every operation of v2 has a transcript that succeeds and one that fails`() throws {
        #expect(Transcripts.names(of: "V2").count >= 8)
    }
}
