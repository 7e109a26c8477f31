import App
import ArgumentParser

/// `miniter data import`
struct DataImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read an exported document, or a file of texts.",
        discussion: """
            A document goes into an empty directory. A file of texts has a JSON object a line, with author, date \
            (YYYY-MM-DD) and text; each author becomes a user. Refuses while a server has the directory.
            """
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "The file to read.", completion: .file())
    var file: String

    func run() async throws {
        let progress = Progress("imported")
        do {
            let summary = try await DataCommands.import(file, into: location.directory()) { done, size in
                progress.show(done, of: size)
            }
            progress.end()
            print("imported \(summary.users) users and \(summary.tweets) tweets")
        } catch {
            progress.end()
            throw error.reported()
        }
    }
}
