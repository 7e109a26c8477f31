/// A fixed offset from UTC, between -14:00 and +14:00.
public struct TimeOffset: Hashable, Sendable, CustomStringConvertible {
    /// Seconds east of Greenwich; whole minutes.
    public let seconds: Int

    public static let utc = TimeOffset(minutes: 0)

    private init(minutes: Int) {
        seconds = minutes * 60
    }

    /// Reads `+09:00`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":") else { return nil }
        var digits: [Int] = []
        for byte in [bytes[1], bytes[2], bytes[4], bytes[5]] {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits.append(Int(byte - UInt8(ascii: "0")))
        }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        guard digits[2] < 6, minutes <= 14 * 60 else { return nil }
        switch bytes[0] {
        case UInt8(ascii: "+"): self.init(minutes: minutes)
        case UInt8(ascii: "-"): self.init(minutes: -minutes)
        default: return nil
        }
    }

    /// As it is read.
    public var description: String {
        func pair(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = abs(seconds) / 60
        return (seconds < 0 ? "-" : "+") + pair(minutes / 60) + ":" + pair(minutes % 60)
    }
}
