import App
import ArgumentParser
import Glibc

/// `miniter data export`
struct DataExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write users, tweets and friendships as one JSON document.",
        discussion: """
            Works beside a running server. The document holds no password, no session and no e-mail: nobody can log in \
            where it is imported. A backup keeps everything.
            """
    )

    @OptionGroup var location: DataLocation

    @Argument(help: ArgumentHelp("The file to write; standard output where it is left out."), completion: .file())
    var file: String?

    func run() throws {
        let progress = Progress("exported")
        do {
            var descriptor = STDOUT_FILENO
            if let file {
                descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                guard descriptor >= 0 else {
                    throw ExitReason.cannotCreate("cannot create \(file): \(String(cString: strerror(errno)))")
                }
            }
            let rows = try DataCommands.export(location.directory()) { bytes in
                var done = 0
                while done < bytes.count {
                    let count = write(descriptor, Array(bytes[done...]), bytes.count - done)
                    if count < 0, errno != EINTR { return false }
                    done += max(0, count)
                }
                return true
            } progress: {
                progress.show(rows: $0)
            }
            if file != nil, fsync(descriptor) != 0 { throw ExitReason.inputOutput("cannot write the document") }
            progress.end()
            StandardError.write("exported \(rows) rows")
        } catch let error as ExitReason {
            progress.end()
            throw error.reported()
        }
    }
}
