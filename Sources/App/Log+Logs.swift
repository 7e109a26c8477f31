internal import API
internal import HTTP
internal import Logging

extension Log {
    /// Tells a process's log.
    init(_ logs: Logs) {
        self.init(
            access: { entry in
                logs.write(
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
            },
            fault: { id, operation, cause in
                logs.write(
                    .error,
                    "internal error",
                    [("id", .text(id)), ("operation", .text(operation)), ("cause", .text(cause))]
                )
            }
        )
    }
}
