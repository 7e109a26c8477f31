import App
import ArgumentParser

/// The options that every command has that listens.
struct ListeningOptions: ParsableArguments {
    @OptionGroup var source: ConfigurationSource

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.host"), valueName: "host"),
        transform: { try $0.checked(for: "server.host") }
    )
    var host: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.port"), valueName: "port"),
        transform: { try $0.checked(for: "server.port") }
    )
    var port: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.loops"), valueName: "n"),
        transform: { try $0.checked(for: "server.loops") }
    )
    var loops: String?

    /// The configuration with these flags and others.
    func resolve(_ others: [String: String] = [:]) throws(ExitReason) -> Configuration {
        var flags = others
        flags["server.host"] = host
        flags["server.port"] = port
        flags["server.loops"] = loops
        return try source.resolve(flags: flags).configuration
    }

    /// - Throws: where there are not as many demo tweets as there can be.
    static func check(demo: Int?) throws {
        guard let demo, !(1...1_000_000).contains(demo) else { return }
        throw ValidationError("The value '\(demo)' is invalid for '--demo <n>': expected an integer from 1 to 1000000")
    }
}

extension String {
    /// The text of a flag, where its key takes it.
    func checked(for key: String) throws -> String {
        if let complaint = Configuration.complaint(about: self, for: key) { throw ValidationError(complaint) }
        return self
    }
}
