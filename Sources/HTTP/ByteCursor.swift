/// Writes bytes one after the other to where room has been made for them. What does not fit ends the program.
public struct ByteCursor: ~Copyable {
    // Unsafe on purpose: the head of every answer goes through here. Each write is checked against the room, and the
    // memory is lent for one call by who owns it.
    @usableFromInline let start: UnsafeMutableRawPointer
    @usableFromInline let room: Int
    @usableFromInline var written = 0

    /// - Parameter start: where so much room is; it outlives the cursor.
    @inlinable
    public init(_ start: UnsafeMutableRawPointer, room: Int) {
        self.start = start
        self.room = room
    }

    /// How many bytes have been written.
    @inlinable
    public var count: Int { written }

    /// A text that is known beforehand.
    @inlinable @inline(__always)
    public mutating func put(_ text: StaticString) {
        put(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable @inline(__always)
    public mutating func put(_ text: String) {
        text.utf8.span.withUnsafeBytes { put($0) }
    }

    @inlinable @inline(__always)
    public mutating func put(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { put($0) }
    }

    @inlinable @inline(__always)
    public mutating func put(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBytes { put($0) }
    }

    @inlinable @inline(__always)
    public mutating func put(_ byte: UInt8) {
        precondition(written < room)
        start.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
        written &+= 1
    }

    /// How much room a number in decimal digits asks for.
    public static var digitsRoom: Int { DecimalDigits.room }

    /// A number in decimal digits, without sign.
    public mutating func put(digits number: UInt64) {
        precondition(room &- written >= DecimalDigits.room)
        written &+= DecimalDigits.write(number, to: start + written)
    }

    /// How much room a number in hexadecimal digits asks for.
    public static var hexRoom: Int { HexDigit.room }

    /// A number in sixteen hexadecimal digits of lower case.
    public mutating func put(hex number: UInt64) {
        precondition(room &- written >= HexDigit.room)
        written &+= HexDigit.write(number, to: start + written)
    }

    /// What has been written in a part of the room, once more.
    public mutating func put(again part: Range<Int>) {
        precondition(part.lowerBound >= 0 && part.upperBound <= written)
        put(UnsafeRawBufferPointer(start: start + part.lowerBound, count: part.count))
    }

    @inlinable @inline(__always)
    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        guard let source = bytes.baseAddress else { return }
        precondition(room &- written >= bytes.count)
        (start + written).copyMemory(from: source, byteCount: bytes.count)
        written &+= bytes.count
    }
}

extension [UInt8] {
    /// Makes room at the end and appends what is written there.
    @inlinable @inline(__always)
    public mutating func append(room: Int, _ write: (inout ByteCursor) -> Void) {
        append(addingCapacity: room) { span in
            span.withUnsafeMutableBufferPointer { memory, count in
                guard let start = memory.baseAddress else { return }
                var cursor = ByteCursor(start, room: memory.count)
                write(&cursor)
                count = cursor.count
            }
        }
    }
}
