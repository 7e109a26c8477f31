import ArgumentParser

/// `miniter data`
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "Work on a data directory.",
        subcommands: [DataVerify.self, DataExport.self, DataImport.self, DataBackup.self]
    )
}
