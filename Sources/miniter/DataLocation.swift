import App
import ArgumentParser

/// The options that say where the data is.
struct DataLocation: ParsableArguments {
    @OptionGroup var source: ConfigurationSource

    @Option(
        help: ArgumentHelp(Configuration.help(for: "storage.directory"), valueName: "dir"),
        completion: .directory
    )
    var data: String?

    func directory() throws(ExitReason) -> String {
        var flags: [String: String] = [:]
        flags["storage.directory"] = data
        return try source.resolve(flags: flags).configuration.storage.directory
    }
}
