import App
import ArgumentParser
import FoundationEssentials

/// The option that every command with a configuration has.
struct ConfigurationSource: ParsableArguments {
    @Option(
        help: ArgumentHelp("A JSON file of settings, such as config/miniter.json.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var config: String?

    /// - Parameter flags: texts by key.
    func resolve(flags: [String: String]) throws(ExitReason) -> Configuration.Resolved {
        do {
            return try Configuration.resolve(
                flags: flags,
                environment: ProcessInfo.processInfo.environment,
                file: config
            )
        } catch {
            throw .badConfiguration(error)
        }
    }
}
