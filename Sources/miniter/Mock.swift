import App
import ArgumentParser

/// `miniter mock`
struct Mock: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve demo data from memory, for who writes a client before there is a server.",
        discussion: """
            It is the server itself: what is posted can be read, until it ends. `Prefer: code=404` or \
            `Prefer: code=USER_001` is answered with the documented example, `Prefer: wait=2` after two seconds. Pages of \
            any origin may call, and any number of log-ins and sign-ups are let through unless auth.maxLoginsPerMinute \
            and auth.maxSignUpsPerMinute say otherwise. Tokens of demo users are printed at the start; all of them have the password \
            miniter-demo.
            """
    )

    @OptionGroup var listening: ListeningOptions

    @Option(help: ArgumentHelp("How many demo tweets there are, of 100 users.", valueName: "n"))
    var demo = 200

    func validate() throws {
        try ListeningOptions.check(demo: demo)
    }

    func run() async throws {
        do {
            try await Miniter.mock(listening.resolve(), demo: demo) { StandardOutput.write($0) }
        } catch {
            throw error.reported()
        }
    }
}
