internal import JSON

/// Numbers in lower-case hexadecimal digits, always of full width.
enum Hexadecimal {
    static func text<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) -> String {
        var bytes: [UInt8] = []
        append(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number, to bytes: inout [UInt8]) {
        var shift = Number.bitWidth
        while shift > 0 {
            shift -= 4
            bytes.append(HexDigit.lower(UInt8(truncatingIfNeeded: number >> Number(shift)) & 15))
        }
    }

    /// - Returns: nil for anything but all the digits in lower case.
    static func number<Number: FixedWidthInteger & UnsignedInteger>(
        _ text: some Collection<UInt8>,
        as type: Number.Type = Number.self
    ) -> Number? {
        guard text.count == Number.bitWidth / 4 else { return nil }
        var number: Number = 0
        for digit in text {
            guard let value = HexDigit.value(digit), HexDigit.lower(value) == digit else { return nil }
            number = number << 4 | Number(value)
        }
        return number
    }
}
