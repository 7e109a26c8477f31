import Testing

@testable import Storage

/// Which files make up the data, step by step, without a file.
@Suite struct ManifestTests {
    private static let first = Manifest.Segment(start: .start)
    private static let empty = Manifest(epoch: 7, current: Manifest.Generation(snapshot: nil, journals: []))

    private static func segment(after lsn: Int64) -> Manifest.Segment {
        Manifest.Segment(start: JournalPosition(lsn: lsn, crc: UInt32(truncatingIfNeeded: lsn &* 77)))
    }

    /// One segment, a snapshot at 10, and what came after it.
    private static let grown = empty.beginning(first).beginning(segment(after: 10)).taking(snapshot: 10)

    @Test func `a snapshot begins a generation; the one before is kept`() {
        #expect(Self.grown.current.files == ["snapshot-10.json", "journal-11.jsonl"])
        #expect(Self.grown.previous?.files == ["journal-1.jsonl"])
        let next = Self.grown.beginning(Self.segment(after: 25)).taking(snapshot: 25)
        #expect(next.files == ["snapshot-25.json", "journal-26.jsonl", "snapshot-10.json", "journal-11.jsonl"])
    }

    @Test func `a segment that was begun before the snapshot failed stays in the generation`() {
        let failed = Self.grown.beginning(Self.segment(after: 25)).beginning(Self.segment(after: 40))
        #expect(
            failed.current.files == ["snapshot-10.json", "journal-11.jsonl", "journal-26.jsonl", "journal-41.jsonl"]
        )
        let taken = failed.taking(snapshot: 40)
        #expect(taken.current.files == ["snapshot-40.json", "journal-41.jsonl"])
        #expect(taken.previous?.files == ["snapshot-10.json", "journal-11.jsonl", "journal-26.jsonl"])
    }

    @Test func `a segment begun again at its place takes the place of the empty one`() {
        let again = Self.grown.beginning(Self.segment(after: 10))
        #expect(again.current.files == Self.grown.current.files)
    }

    @Test func `the record of a clean stop goes with the next segment`() {
        let closed = Self.grown.closing(at: 12)
        #expect(closed.closed == 12)
        #expect(closed.beginning(Self.segment(after: 12)).closed == nil)
    }

    @Test(
        arguments: [
            (["journal-11.jsonl", "snapshot-10.json", "journal-1.jsonl"], []),
            (["journal-2.jsonl", "snapshot-3.json"], ["journal-2.jsonl", "snapshot-3.json"]),
            (["snapshot-11.json.tmp", "MANIFEST.tmp"], ["snapshot-11.json.tmp", "MANIFEST.tmp"]),
            (["journal-9.jsonl.broken", "MANIFEST", "LOCK", "signing-key", "media", "notes.txt"], []),
        ] as [([String], [String])]
    )
    func `only what was data and is named no more is left over`(names: [String], leftovers: [String]) {
        #expect(Self.grown.leftovers(in: names) == leftovers)
    }

    @Test(arguments: [empty, empty.beginning(first), grown, grown.closing(at: 12)])
    func `a manifest comes back as it was written`(manifest: Manifest) throws {
        #expect(try Manifest(manifest.encoded()) == manifest)
    }

    @Test func `a manifest that is not as it was written is refused, whichever bit it is`() {
        let bytes = Self.grown.encoded()
        for bit in 0..<bytes.count * 8 {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: StorageFailure.self, "bit \(bit)") { try Manifest(damaged) }
        }
        for length in 0..<bytes.count {
            #expect(throws: StorageFailure.self, "\(length) bytes") { try Manifest(Array(bytes.prefix(length))) }
        }
    }
}
