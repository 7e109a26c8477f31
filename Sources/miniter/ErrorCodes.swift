import API
import ArgumentParser

/// `miniter error-codes`
struct ErrorCodes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "error-codes",
        abstract: "Print every error code with its statuses and what it means."
    )

    @Option(help: "The language of the descriptions: ko or en.", transform: { try Self.language($0) })
    var language = Language.korean

    func run() {
        for row in RegistryRow.all(in: language) {
            let statuses = row.statuses.map { "\($0.contract) \($0.status)" }.joined(separator: ", ")
            print("\(row.code)\t\(statuses)\t\(row.description)")
        }
    }

    private static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw ValidationError("expected ko or en") }
        return language
    }
}
