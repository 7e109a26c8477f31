/// Dates in header fields (RFC 9110, section 5.6.7).
public enum HTTPDate {
    private static let weekdays: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// A moment as an IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT`.
    /// - Parameter seconds: since 1970-01-01T00:00:00Z; what is outside `CivilTime.range` becomes its nearest end.
    public static func text(secondsSinceEpoch seconds: Int64) -> String {
        let time = CivilTime(secondsSinceEpoch: seconds)
        let date = time.date
        return "\(weekdays[date.weekday]), \(two(date.day)) \(months[date.month - 1]) "
            + "\(two(date.year / 100))\(two(date.year % 100)) "
            + "\(two(time.hour)):\(two(time.minute)):\(two(time.second)) GMT"
    }

    private static func two(_ number: Int) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
