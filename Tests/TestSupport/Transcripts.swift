import FoundationEssentials

/// The transcripts that stand beside a contract.
public enum Transcripts {
    /// The names of the files in `Sources/API/CONTRACT/Examples`, in order.
    public static func names(of contract: String) -> [String] {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder(of: contract))
        return (files ?? []).filter { $0.hasSuffix(".http") }.sorted()
    }

    /// - Throws: where there is no such file, or it cannot be read.
    public static func read(_ name: String, of contract: String) throws -> Transcript {
        try Transcript(String(contentsOfFile: "\(folder(of: contract))/\(name)", encoding: .utf8))
    }

    private static func folder(of contract: String) -> String {
        let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(root)/Sources/API/\(contract)/Examples"
    }
}
