/// A second of a day of the calendar, in whichever time zone its seconds were counted.
public struct CivilTime: Hashable, Sendable {
    /// The seconds since the epoch that four digits of year can show: 0000-01-01T00:00:00 to 9999-12-31T23:59:59.
    public static let range: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    public let date: CivilDate
    /// 0...23
    public let hour: Int
    /// 0...59
    public let minute: Int
    /// 0...59
    public let second: Int

    /// The time that lies a number of seconds after 1970-01-01T00:00:00; what is outside `range` becomes its nearest end.
    public init(secondsSinceEpoch seconds: Int64) {
        let shown = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
        var days = Int(shown / 86_400)
        var rest = Int32(truncatingIfNeeded: shown % 86_400)
        if rest < 0 {
            days -= 1
            rest += 86_400
        }
        date = CivilDate(daysSinceEpoch: days)
        hour = Int(rest / 3600)
        minute = Int(rest / 60 % 60)
        second = Int(rest % 60)
    }
}
