/// The moment that a text shows, as words. It goes from one moment to the next, which is often the same, or of the same
/// day. The words are kept, not read back from the text: a block that lies across bytes just written has to wait for each.
@usableFromInline
struct MomentText {
    private var seconds = Int64.min
    private var form = TimestampForm.zulu
    private var day = Int64.min
    /// `"2026-11`
    private var month: UInt64 = 0
    /// `-20T`
    private var dayOfMonth: UInt32 = 0
    /// `21:00:00`
    private var clock: UInt64 = 0

    @inlinable
    init() {}

    /// How many bytes `write` may write.
    @usableFromInline static var room: Int { 24 }

    /// Writes a moment, with both its quotes; behind it what stood there is lost, up to `room`.
    /// - Parameter seconds: what is outside `CivilTime.range` becomes its nearest end.
    /// - Returns: how many bytes it takes.
    @usableFromInline
    mutating func write(_ seconds: Int64, _ form: TimestampForm, at start: UnsafeMutableRawPointer) -> Int {
        let shown = min(max(seconds, CivilTime.range.lowerBound), CivilTime.range.upperBound)
        if shown != self.seconds || form != self.form { change(to: shown, form) }
        start.storeBytes(of: month.littleEndian, as: UInt64.self)
        start.storeBytes(of: dayOfMonth.littleEndian, toByteOffset: 8, as: UInt32.self)
        start.storeBytes(of: clock.littleEndian, toByteOffset: 12, as: UInt64.self)
        // `Z"` or `"`
        let end: UInt32 = form == .zulu ? 0x225A : 0x22
        start.storeBytes(of: end.littleEndian, toByteOffset: 20, as: UInt32.self)
        return form == .zulu ? 22 : 21
    }

    @inline(never)
    private mutating func change(to seconds: Int64, _ form: TimestampForm) {
        let isOtherForm = form != self.form
        self.seconds = seconds
        self.form = form
        // Rounded down, before the epoch too.
        let day = seconds >= 0 ? seconds / 86_400 : (seconds + 1) / 86_400 - 1
        let second = UInt64(bitPattern: seconds - day * 86_400)
        let colon = UInt64(UInt8(ascii: ":"))
        clock = DecimalDigits.two(second / 3600) | colon << 16 | DecimalDigits.two(second / 60 % 60) << 24
        clock |= colon << 40 | DecimalDigits.two(second % 60) << 48
        if day != self.day || isOtherForm {
            self.day = day
            let date = CivilDate(daysSinceEpoch: Int(day))
            let year = UInt64(date.year)
            let (quote, hyphen) = (UInt64(UInt8(ascii: "\"")), UInt64(UInt8(ascii: "-")))
            month = quote | DecimalDigits.two(year / 100) << 8 | DecimalDigits.two(year % 100) << 24
            month |= hyphen << 40 | DecimalDigits.two(UInt64(date.month)) << 48
            let separator = UInt64(form == .zulu ? UInt8(ascii: "T") : UInt8(ascii: " "))
            dayOfMonth = UInt32(hyphen | DecimalDigits.two(UInt64(date.day)) << 8 | separator << 24)
        }
    }
}
