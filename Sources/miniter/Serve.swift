import App
import ArgumentParser

/// `miniter serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve until SIGTERM or SIGINT.",
        discussion: "Logs go to standard error; the line \"ready\" says where it listens."
    )

    @OptionGroup var listening: ListeningOptions

    @Option(
        help: ArgumentHelp(Configuration.help(for: "storage.engine"), valueName: "engine"),
        transform: { try $0.checked(for: "storage.engine") }
    )
    var engine: String?

    @Option(
        help: ArgumentHelp(Configuration.help(for: "storage.directory"), valueName: "dir"),
        completion: .directory,
        transform: { try $0.checked(for: "storage.directory") }
    )
    var data: String?

    @Option(help: ArgumentHelp("Fill an empty store with 100 users and this many tweets.", valueName: "n"))
    var demo: Int?

    func validate() throws {
        try ListeningOptions.check(demo: demo)
    }

    func run() async throws {
        var flags: [String: String] = [:]
        flags["storage.engine"] = engine
        flags["storage.directory"] = data
        do {
            try await Miniter.serve(listening.resolve(flags), demo: demo)
        } catch {
            throw error.reported()
        }
    }
}
