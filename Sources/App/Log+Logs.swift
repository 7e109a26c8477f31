internal import API
internal import HTTP
internal import Logging

extension Log {
    /// Tells a process's log.
    init(_ logs: Logs, counts: RequestCounts) {
        self.init(fault: { id, operation, cause in
            logs.write(
                .error,
                "internal error",
                [("id", .text(id)), ("operation", .text(operation)), ("cause", .text(cause))]
            )
        })
        self.counts = counts
        guard let least = logs.accessFrom else { return }
        access = { entry in logs.write(entry) }
        accessFrom = least
        accessSample = logs.accessSample
    }
}

extension Logs {
    fileprivate func write(_ entry: AccessEntry) {
        write(.info, "request") { line in
            line.append("id", .text(entry.id))
            line.append("method", .text(entry.method))
            line.append("route", .text(entry.route))
            line.append("operation", .text(entry.operation))
            line.append("status", .integer(entry.status.rawValue))
            line.append("bytes", .integer(entry.bytes))
            line.append("ms", .microseconds(Int(entry.nanoseconds / 1000)))
            line.append("peer", .text(entry.peer))
        }
    }
}
