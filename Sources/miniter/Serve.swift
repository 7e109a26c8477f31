import App
import ArgumentParser

/// `miniter serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve until SIGTERM or SIGINT.",
        discussion: "Logs go to standard error; the line \"ready\" says where it listens."
    )

    @OptionGroup var source: ConfigurationSource

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.host"), valueName: "host"),
        transform: { try Self.checked($0, for: "server.host") }
    )
    var host: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.port"), valueName: "port"),
        transform: { try Self.checked($0, for: "server.port") }
    )
    var port: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "server.loops"), valueName: "n"),
        transform: { try Self.checked($0, for: "server.loops") }
    )
    var loops: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "storage.engine"), valueName: "engine"),
        transform: { try Self.checked($0, for: "storage.engine") }
    )
    var engine: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "storage.directory"), valueName: "dir"),
        completion: .directory,
        transform: { try Self.checked($0, for: "storage.directory") }
    )
    var data: String?

    @Option(help: ArgumentHelp("Fill an empty store with 100 users and this many tweets.", valueName: "n"))
    var demo: Int?

    func validate() throws {
        guard let demo, !(1...1_000_000).contains(demo) else { return }
        throw ValidationError("The value '\(demo)' is invalid for '--demo <n>': expected an integer from 1 to 1000000")
    }

    func run() async throws {
        var flags: [String: String] = [:]
        flags["server.host"] = host
        flags["server.port"] = port
        flags["server.loops"] = loops
        flags["storage.engine"] = engine
        flags["storage.directory"] = data
        do {
            try await Miniter.serve(source.resolve(flags: flags).configuration, demo: demo)
        } catch {
            throw error.reported()
        }
    }

    private static func checked(_ text: String, for key: String) throws -> String {
        if let complaint = Configuration.complaint(about: text, for: key) { throw ValidationError(complaint) }
        return text
    }
}
