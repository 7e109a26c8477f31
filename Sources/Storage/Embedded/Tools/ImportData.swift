internal import Domain
internal import JSON

/// Reads what `ExportData` wrote into an empty store, or a file of texts, one `{"author", "date", "text"}` a line, into
/// any: then each author becomes a user.
public struct ImportData {
    /// Why a file cannot be imported.
    public enum Refusal: Error, Hashable, Sendable, CustomStringConvertible {
        /// - number: of the line, from 1.
        case line(number: Int, reason: String)
        /// An exported document keeps its ids, which others have in this store.
        case notEmpty
        case failed(String)

        public var description: String {
            switch self {
            case .line(let number, let reason): "line \(number): \(reason)"
            case .notEmpty: "the store holds data already; a document is imported into an empty one"
            case .failed(let reason): reason
            }
        }
    }

    /// What was brought in.
    public struct Summary: Hashable, Sendable {
        public var users = 0
        public var tweets = 0
    }

    private static let maximumLine = JournalLine.maximumLength
    private static let batch = 1_000

    private let files: any FileSystem
    private let name: String
    private let progress: (Int) -> Void

    /// - Parameters:
    ///   - name: of the file in `files`.
    ///   - progress: is told now and then how many bytes have been read.
    public init(_ name: String, in files: any FileSystem, progress: @escaping (Int) -> Void = { _ in }) {
        self.files = files
        self.name = name
        self.progress = progress
    }

    /// How long the file is, in bytes.
    public func size() throws(StorageFailure) -> Int {
        guard let file = try files.reading({ () throws(FileFailure) in try files.open(name) }) else {
            throw .cannotCreate("there is no file \(name)")
        }
        defer { files.close(file) }
        return try files.reading { () throws(FileFailure) in try files.size(file) }
    }

    public func run(into store: some StateStore) async throws(Refusal) -> Summary {
        let file: FileNumber?
        do { file = try files.open(name) } catch { throw .failed(error.description) }
        guard let file else { throw .failed("there is no file \(name)") }
        defer { files.close(file) }
        var lines = LineReader(files, file, maximumLength: Self.maximumLine)
        var reading = ImportReading()
        var number = 0
        var rows: [ImportReading.Row] = []
        while let (line, offset) = try next(&lines, number + 1) {
            number += 1
            do {
                if let row = try reading.row(line) { rows.append(row) }
            } catch {
                throw .line(number: number, reason: error.description)
            }
            if rows.count >= Self.batch {
                try await put(&rows, &reading, store, before: number)
                progress(offset)
            }
        }
        if reading.isDocument, !reading.hasEnded { throw .line(number: number, reason: "the document does not end") }
        try await put(&rows, &reading, store, before: number)
        return reading.summary
    }

    private func next(_ lines: inout LineReader, _ number: Int) throws(Refusal) -> (ArraySlice<UInt8>, Int)? {
        do {
            switch try lines.next() {
            case nil: return nil
            case .whole(let range)?: return (lines.bytes[range], lines.offset + range.upperBound)
            case .unfinished(let range)?:
                guard range.count <= Self.maximumLine else {
                    throw Refusal.line(number: number, reason: "it is too long")
                }
                return (lines.bytes[range], lines.offset + range.upperBound)
            }
        } catch let error as Refusal {
            throw error
        } catch {
            throw .failed("\(error)")
        }
    }

    private func put(
        _ rows: inout [ImportReading.Row],
        _ reading: inout ImportReading,
        _ store: some StateStore,
        before number: Int
    ) async throws(Refusal) {
        defer { rows = [] }
        let (batch, before) = (rows, reading)
        do {
            reading = try await store.transact { ledger throws(Failure) in
                var reading = before
                for row in batch { try reading.apply(row, to: &ledger) }
                return reading
            }.value
        } catch .notYours {
            throw .notEmpty
        } catch {
            throw .line(number: number, reason: "in the \(batch.count) lines up to here: \(error)")
        }
    }
}
