extension [UInt8] {
    /// Appends a text that is known beforehand.
    public mutating func append(_ text: StaticString) {
        append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    public mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Appends a number in decimal digits.
    public mutating func append(digits number: Int64) {
        if number < 0 { append(UInt8(ascii: "-")) }
        append(room: DecimalDigits.room) { DecimalDigits.write(number.magnitude, to: $0) }
    }

    /// Appends a number in sixteen hexadecimal digits of lower case.
    public mutating func append(hex number: UInt64) {
        append(room: HexDigit.room) { HexDigit.write(number, to: $0) }
    }

    mutating func append(_ id: RequestID) {
        switch id {
        case .given(let id): append(id.utf8Span.span)
        case .made(let number): append(hex: number)
        }
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        append(room: bytes.count) { memory in
            memory.copyMemory(from: source, byteCount: bytes.count)
            return bytes.count
        }
    }

    // Unsafe on purpose: the fields of every answer go through here, and the array's own append of a sequence takes three
    // hundred instructions for a dozen bytes. The memory is the array's own, and does not leave this file but to digits.
    @inline(__always)
    private mutating func append(room: Int, _ write: (UnsafeMutableRawPointer) -> Int) {
        append(addingCapacity: room) { span in
            span.withUnsafeMutableBufferPointer { memory, count in
                guard let start = memory.baseAddress else { return }
                count = write(UnsafeMutableRawPointer(start))
            }
        }
    }
}
