import API
import ArgumentParser

/// `miniter error-codes`
struct ErrorCodes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "error-codes",
        abstract: "Print every error code with its statuses and what it means."
    )

    @Option(help: "The language of the descriptions: ko or en.")
    var language = Language.korean

    func run() {
        for row in RegistryRow.all(in: language) {
            let statuses = row.statuses.map { "\($0.contract) \($0.status)" }.joined(separator: ", ")
            print("\(row.code)\t\(statuses)\t\(row.description)")
        }
    }
}

extension Language: ExpressibleByArgument {}
