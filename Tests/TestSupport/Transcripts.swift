import FoundationEssentials

/// The transcripts that stand beside the contracts.
public enum Transcripts {
    /// One file of them.
    public struct File: Sendable, CustomStringConvertible {
        /// The contract's folder, such as `V2`.
        public let contract: String
        /// Such as `users.http`.
        public let name: String

        public var description: String { "\(contract)/\(name)" }

        /// - Throws: where it cannot be read.
        public func text() throws -> String {
            try String(contentsOfFile: "\(sources)/\(contract)/Examples/\(name)", encoding: .utf8)
        }
    }

    /// The files in `Sources/API/CONTRACT/Examples` of every contract, in order.
    public static var all: [File] {
        files(at: sources).flatMap { contract in
            files(at: "\(sources)/\(contract)/Examples")
                .filter { $0.hasSuffix(".http") }
                .map { File(contract: contract, name: $0) }
        }
    }

    /// The names of what stands in a folder of `Sources`, in order.
    public static func files(in folder: String) -> [String] {
        files(at: "\(sources.dropLast("/API".count))/\(folder)")
    }

    /// The text of a file of `Sources`.
    /// - Throws: where it cannot be read.
    public static func text(of path: String) throws -> String {
        try String(contentsOfFile: "\(sources.dropLast("/API".count))/\(path)", encoding: .utf8)
    }

    private static func files(at folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private static let sources = "/\(#filePath.split(separator: "/").dropLast(3).joined(separator: "/"))/Sources/API"
}
