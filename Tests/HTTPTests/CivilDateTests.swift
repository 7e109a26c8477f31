import HTTP
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (0, 1970, 1, 1, 4),
        (-1, 1969, 12, 31, 3),
        (59, 1970, 3, 1, 0),
        (11_016, 2000, 2, 29, 2),
        (11_017, 2000, 3, 1, 3),
        (20_777, 2026, 11, 20, 5),
        (47_540, 2100, 2, 28, 0),
        (47_541, 2100, 3, 1, 1),
        (19_782, 2024, 2, 29, 4),
        (2_932_896, 9999, 12, 31, 5),
        (-719_468, 0, 3, 1, 3),
        (-719_528, 0, 1, 1, 6),
        (-719_529, -1, 12, 31, 5),
        (-25_509, 1900, 2, 28, 3),
        (-25_508, 1900, 3, 1, 4),
    ])
    func `a day number and a date name each other`(days: Int, year: Int, month: Int, day: Int, weekday: Int) {
        let date = CivilDate(daysSinceEpoch: days)
        #expect(date == CivilDate(year: year, month: month, day: day))
        #expect(date.daysSinceEpoch == days)
        #expect(date.weekday == weekday)
    }

    @Test func `each day follows the day before it through four centuries`() {
        var last = CivilDate(daysSinceEpoch: -200_000)
        for days in -199_999...146_097 - 200_000 {
            let date = CivilDate(daysSinceEpoch: days)
            let isLeap = last.year % 4 == 0 && (last.year % 100 != 0 || last.year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            var next = (last.year, last.month, last.day + 1)
            if next.2 > lengths[next.1 - 1] { next = (next.0, next.1 + 1, 1) }
            if next.1 > 12 { next = (next.0 + 1, 1, 1) }
            guard (date.year, date.month, date.day) == next, date.daysSinceEpoch == days,
                date.weekday == (last.weekday + 1) % 7
            else {
                Issue.record("\(days): \(date) after \(last)")
                return
            }
            last = date
        }
    }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_827_696, "Tue, 29 Feb 2000 12:34:56 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (253_402_300_800, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (-62_167_219_200, "Sat, 01 Jan 0000 00:00:00 GMT"),
            (.min, "Sat, 01 Jan 0000 00:00:00 GMT"),
        ] as [(Int64, String)]
    )
    func `a date in a header field is an IMF-fixdate`(seconds: Int64, text: String) {
        #expect(HTTPDate.text(secondsSinceEpoch: seconds) == text)
    }
}
