public import Glibc
public import Logging
public import Workers

/// The log of a process: every line goes through one bounded writer to standard error.
public struct Logs: Sendable {
    /// The least level that is written.
    public let level: Logger.Level
    private let writer: LogWriter
    /// The least status that is logged of a request; nil logs none.
    let accessFrom: Int?
    /// Of the requests that did not fail, one in so many is logged.
    let accessSample: Int
    private let isJSON: Bool

    /// - Throws: `cannotStart` where the system gives no thread or descriptor.
    public init(_ configuration: Configuration.Log, to descriptor: Int32 = STDERR_FILENO) throws(ThreadFailure) {
        level = configuration.level
        isJSON =
            switch configuration.format {
            case .auto: isatty(descriptor) == 0
            case .text: false
            case .json: true
            }
        accessFrom =
            switch configuration.access {
            case .auto: isatty(descriptor) == 0 ? 500 : 0
            case .all: 0
            case .failures: 500
            case .off: nil
            }
        accessSample = configuration.accessSample
        writer = try LogWriter(to: descriptor, isJSON: isJSON)
    }

    /// A logger whose lines name where they come from.
    public func logger(_ label: String) -> Logger {
        Logger(label: label) { LineLogHandler(logs: self, label: $0, logLevel: level) }
    }

    /// Logs a line whose fields keep their order; cheaper than a `Logger`. Never blocks.
    public func write(_ level: Logger.Level, _ message: String, _ fields: [(name: String, field: LogField)]) {
        write(level, message) { line in
            for (name, field) in fields { line.append(name, field) }
        }
    }

    /// Logs a line. Never blocks.
    func write(_ level: Logger.Level, _ message: String, _ fields: (inout LogLine) -> Void) {
        guard level >= self.level else { return }
        var line = LogLine(level, message, isJSON: isJSON, at: LogLine.now())
        fields(&line)
        writer.write(line.finished())
    }

    /// How many lines wait, and how many were dropped.
    public var queue: QueueLoad {
        writer.load
    }

    /// Writes what waits. Blocks until that is done, for two seconds at most; later lines are lost.
    public func close() {
        writer.close()
    }
}
