import App
import ArgumentParser

/// The command line: parsing and printing, nothing else.
@main
struct MiniterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "miniter",
        abstract: "A micro-blog server: users, tweets, friends and timelines over HTTP.",
        discussion: """
            Without a subcommand it serves. Every setting has a default; a file, the environment and flags change it, \
            in this order. `miniter check-config` shows all of them.
            """,
        version: "miniter \(Version.current)",
        subcommands: [Serve.self, Mock.self, CheckConfig.self, DataCommand.self, ErrorCodes.self, OpenAPICommand.self],
        defaultSubcommand: Serve.self
    )
}
