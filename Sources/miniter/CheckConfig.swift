import App
import ArgumentParser

/// `miniter check-config`
struct CheckConfig: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the configuration and where each value comes from, or all that is wrong with it.",
        discussion: "Secrets are not shown. Exits with 78 where something is wrong."
    )

    @OptionGroup var source: ConfigurationSource

    func run() throws {
        do {
            let resolved = try source.resolve(flags: [:])
            for line in resolved.report { print(line) }
            for warning in resolved.configuration.warnings { StandardError.write("warning: \(warning)") }
        } catch {
            throw error.reported()
        }
    }
}
