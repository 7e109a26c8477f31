/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
    /// 0 is the year before year 1.
    public let year: Int
    /// 1...12
    public let month: Int
    /// 1...31
    public let day: Int

    public init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date that lies a number of days after 1970-01-01, or before it where the number is negative.
    public init(daysSinceEpoch days: Int) {
        // Years are taken to begin in March, so that the leap day is the last of its year, and are counted in eras of
        // 400 years, which all have the same number of days.
        let sinceMarchOfYearZero = days + 719_468
        let era = (sinceMarchOfYearZero >= 0 ? sinceMarchOfYearZero : sinceMarchOfYearZero - 146_096) / 146_097
        let dayOfEra = UInt32(truncatingIfNeeded: sinceMarchOfYearZero - era * 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        year = Int(yearOfEra) + era * 400 + (monthFromMarch < 10 ? 0 : 1)
    }

    /// How many days after 1970-01-01 this is; negative before it.
    public var daysSinceEpoch: Int {
        let yearFromMarch = month > 2 ? year : year - 1
        let era = (yearFromMarch >= 0 ? yearFromMarch : yearFromMarch - 399) / 400
        let yearOfEra = yearFromMarch - era * 400
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// 0 for Sunday ... 6 for Saturday.
    public var weekday: Int {
        let remainder = (daysSinceEpoch + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }
}
