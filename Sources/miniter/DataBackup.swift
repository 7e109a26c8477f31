import App
import ArgumentParser

/// `miniter data backup`
struct DataBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy everything, the signing key too, into an empty directory.",
        discussion: "Works beside a running server. The copy is checked; it is a data directory of its own."
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "The directory to write, which is made.", completion: .directory)
    var target: String

    func run() throws {
        let progress = Progress("copied")
        do {
            let summary = try DataCommands.backUp(location.directory(), to: target) { progress.show(bytes: $0) }
            progress.end()
            print("backed up \(summary.users) users and \(summary.tweets) tweets to \(target)")
        } catch {
            progress.end()
            throw error.reported()
        }
    }
}
