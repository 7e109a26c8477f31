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
        write(
            .info,
            "request",
            [
                ("id", .text(entry.id)),
                ("method", .text(entry.method)),
                ("route", .text(entry.route)),
                ("operation", .text(entry.operation)),
                ("status", .integer(entry.status.rawValue)),
                ("bytes", .integer(entry.bytes)),
                ("ms", .microseconds(Int(entry.duration / .microseconds(1)))),
                ("peer", .text(entry.peer)),
            ]
        )
    }
}
