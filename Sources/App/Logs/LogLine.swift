import Glibc
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
            bytes.append(UInt8(ascii: "."))
            appendNumber(count % 1000, digits: 3)
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
    private mutating func appendTime(_ time: timespec) {
        var seconds = time.tv_sec
        var parts = tm()
        gmtime_r(&seconds, &parts)
        appendNumber(Int(parts.tm_year) + 1900, digits: 4)
        for (mark, part) in [("-", parts.tm_mon + 1), ("-", parts.tm_mday), ("T", parts.tm_hour)] {
            bytes.append(contentsOf: mark.utf8)
            appendNumber(Int(part), digits: 2)
        }
        for part in [parts.tm_min, parts.tm_sec] {
            bytes.append(UInt8(ascii: ":"))
            appendNumber(Int(part), digits: 2)
        }
        bytes.append(UInt8(ascii: "."))
        appendNumber(time.tv_nsec / 1_000_000, digits: 3)
        bytes.append(UInt8(ascii: "Z"))
    }

    private mutating func appendNumber(_ number: Int, digits: Int) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}
