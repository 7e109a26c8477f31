extension JSONWriter {
    /// A number as a string value: its decimal digits.
    public mutating func string(digits value: Int64) {
        reserve(24)
        comma()
        put(UInt8(ascii: "\""))
        needsComma = false
        integer(value)
        reserve(1)
        put(UInt8(ascii: "\""))
    }
}
