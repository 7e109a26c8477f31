extension JSONWriter {
    /// A number as a string value: its decimal digits.
    public mutating func string(digits value: Int64) {
        reserve(2)
        comma()
        put(UInt8(ascii: "\""))
        digits(value)
        // Digits leave room.
        put(UInt8(ascii: "\""))
        needsComma = true
    }
}
