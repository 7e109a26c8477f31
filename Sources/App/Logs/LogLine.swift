import Glibc
import HTTP
import Logging

/// One line of the log, built field by field.
struct LogLine {
    private(set) var bytes: [UInt8] = []
    private let isJSON: Bool

    init(_ level: Logger.Level, _ message: String, isJSON: Bool, at time: timespec) {
        self.isJSON = isJSON
        bytes.reserveCapacity(256)
        if isJSON {
            bytes.append(contentsOf: #"{"time":""#.utf8)
            appendTime(time)
            bytes.append(contentsOf: #"","level":""#.utf8)
            bytes.append(contentsOf: level.rawValue.utf8)
            bytes.append(contentsOf: #"","message":""#.utf8)
            LogText.append(message, to: &bytes, isJSON: true)
            bytes.append(UInt8(ascii: "\""))
        } else {
            appendTime(time)
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: level.rawValue.utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(1, 9 - level.rawValue.utf8.count)))
            LogText.append(message, to: &bytes, isJSON: false)
        }
    }

    /// The moment, read from the system's clock.
    static func now() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time
    }

    mutating func append(_ name: String, _ field: LogField) {
        bytes.append(contentsOf: isJSON ? #",""#.utf8 : " ".utf8)
        LogText.append(name, to: &bytes, isJSON: isJSON)
        bytes.append(contentsOf: isJSON ? #"":"#.utf8 : "=".utf8)
        switch field {
        case .text(let text): append(text)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .microseconds(let count):
            bytes.append(contentsOf: String(count / 1000).utf8)
            appendThousandths(count % 1000)
        }
    }

    /// The whole line, with its end.
    consuming func finished() -> [UInt8] {
        if isJSON { bytes.append(UInt8(ascii: "}")) }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private mutating func append(_ text: String) {
        let isPlain = !isJSON && !text.isEmpty && !text.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
        if !isPlain { bytes.append(UInt8(ascii: "\"")) }
        LogText.append(text, to: &bytes, isJSON: !isPlain)
        if !isPlain { bytes.append(UInt8(ascii: "\"")) }
    }

    /// RFC 3339, in UTC, with milliseconds.
    private mutating func appendTime(_ moment: timespec) {
        let time = CivilTime(secondsSinceEpoch: Int64(moment.tv_sec))
        appendTwo(time.date.year / 100)
        appendTwo(time.date.year % 100)
        appendTwo(time.date.month, after: "-")
        appendTwo(time.date.day, after: "-")
        appendTwo(time.hour, after: "T")
        appendTwo(time.minute, after: ":")
        appendTwo(time.second, after: ":")
        appendThousandths(moment.tv_nsec / 1_000_000)
        bytes.append(UInt8(ascii: "Z"))
    }

    private mutating func appendTwo(_ number: Int, after mark: Unicode.Scalar? = nil) {
        if let mark { bytes.append(UInt8(ascii: mark)) }
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    /// A point, and three digits.
    private mutating func appendThousandths(_ number: Int) {
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 100))
        appendTwo(number % 100)
    }
}
