import App
import ArgumentParser

/// `miniter data verify`
struct DataVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check all data without changing or serving it.",
        discussion: "Works beside a running server. Exits with 65 where something is damaged."
    )

    @OptionGroup var location: DataLocation

    func run() throws {
        let progress = Progress("verified")
        do {
            let summary = try DataCommands.verify(location.directory()) { progress.show(rows: $0) }
            progress.end()
            print("sound: \(summary.users) users, \(summary.tweets) tweets, \(summary.records) records in the journal")
            if summary.tornBytes > 0 {
                print("the last write did not end: the next start cuts \(summary.tornBytes) bytes off")
            }
        } catch {
            progress.end()
            throw error.reported()
        }
    }
}
