import Logging

/// Hands what a `Logger` says to the log of the process.
struct LineLogHandler: LogHandler {
    let logs: Logs
    let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { $1 }
        all.merge(event.metadata ?? [:]) { $1 }
        if let error = event.error { all["error"] = "\(error)" }
        // Fields of the line itself; a second one of that name would not be JSON.
        for name in ["time", "level", "message", "logger"] {
            if let value = all.removeValue(forKey: name) { all[name + "_"] = value }
        }
        let fields = all.sorted { $0.key < $1.key }.map { (name: $0.key, field: LogField.text("\($0.value)")) }
        logs.write(event.level, "\(event.message)", [("logger", .text(label))] + fields)
    }
}
