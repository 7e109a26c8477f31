/// Where a moment stands in what has been written.
struct WrittenMoment {
    let seconds: Int64
    let day: Int64
    let form: TimestampForm
    /// Of its opening quote.
    let place: Int
}

extension JSONWriter {
    /// A moment, as a string value.
    /// - Parameter seconds: since the epoch, with the offset of the zone already added; what is outside
    ///   `CivilTime.range` becomes its nearest end.
    public mutating func timestamp(_ seconds: Int64, _ form: TimestampForm) {
        let length = form == .zulu ? 22 : 21
        // A moment that is written again is copied in blocks, which have more bytes than it.
        reserve(25)
        comma()
        needsComma = true
        if let last = lastMoment, last.seconds == seconds, last.form == form {
            copyBlock(SIMD16<UInt8>.self, from: last.place)
            copyBlock(UInt64.self, from: last.place, at: 16)
            written &+= length
            return
        }
        let place = written
        let day = (0...CivilTime.range.upperBound).contains(seconds) ? seconds / 86_400 : -1
        put(UInt8(ascii: "\""))
        if let last = lastMoment, day >= 0, last.day == day {
            copyBlock(SIMD16<UInt8>.self, from: last.place + 1)
            written &+= 10
            put(form == .zulu ? UInt8(ascii: "T") : UInt8(ascii: " "))
            let rest = Int(seconds - day * 86_400)
            time(rest / 3600, rest / 60 % 60, rest % 60)
        } else {
            let time = CivilTime(secondsSinceEpoch: seconds)
            two(time.date.year / 100)
            two(time.date.year % 100)
            put(UInt8(ascii: "-"))
            two(time.date.month)
            put(UInt8(ascii: "-"))
            two(time.date.day)
            put(form == .zulu ? UInt8(ascii: "T") : UInt8(ascii: " "))
            self.time(time.hour, time.minute, time.second)
        }
        if form == .zulu { put(UInt8(ascii: "Z")) }
        put(UInt8(ascii: "\""))
        lastMoment = WrittenMoment(seconds: seconds, day: day, form: form, place: place)
    }

    /// Copies one value's bytes from what is written to where writing goes on.
    @inline(__always)
    private func copyBlock<Block: BitwiseCopyable>(_: Block.Type, from place: Int, at offset: Int = 0) {
        let memory = UnsafeMutableRawPointer(base)
        let block = memory.loadUnaligned(fromByteOffset: place + offset, as: Block.self)
        memory.storeBytes(of: block, toByteOffset: written + offset, as: Block.self)
    }

    @inline(__always)
    private mutating func time(_ hour: Int, _ minute: Int, _ second: Int) {
        two(hour)
        put(UInt8(ascii: ":"))
        two(minute)
        put(UInt8(ascii: ":"))
        two(second)
    }
}
