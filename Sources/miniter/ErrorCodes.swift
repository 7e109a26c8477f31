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

    @Option(help: "text, markdown or json.", transform: { try Self.format($0) })
    var format = RegistryFormat.text

    func run() {
        print(format.print(in: language))
    }

    private static func format(_ text: String) throws -> RegistryFormat {
        guard let format = RegistryFormat(rawValue: text) else {
            throw ValidationError("expected text, markdown or json")
        }
        return format
    }

    private static func language(_ text: String) throws -> Language {
        guard let language = Language(rawValue: text) else { throw ValidationError("expected ko or en") }
        return language
    }
}
