/// Writes one JSON text (RFC 8259) in UTF-8. Commas are set by themselves.
///
/// The calls have to make a valid text: every `begin` has its `end`, and each member of an object is a key and a value.
public struct JSONWriter: ~Copyable {
    // Unsafe on purpose: every answer goes through here. A page of 20 tweets takes about 2.0 µs by way of this pointer
    // and 4.4 µs by the safe appends of an array, which look at uniqueness and capacity each time and cannot copy a
    // string and look for escapes in one pass. The pointer never leaves this file, and `reserve` precedes each write.
    @usableFromInline var base: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    @usableFromInline var written = 0
    @usableFromInline var needsComma = false
    /// The last moment that was written; the next one is often the same, or of the same day.
    var lastMoment: WrittenMoment?
    /// Whether the memory is the writer's own.
    @usableFromInline var ownsMemory = true

    /// - Parameter capacity: the expected length in bytes; the text may become longer.
    public init(capacity: Int = 512) {
        self.capacity = max(capacity, 32)
        base = .allocate(capacity: self.capacity)
    }

    private init(borrowing memory: UnsafeMutableBufferPointer<UInt8>, at base: UnsafeMutablePointer<UInt8>) {
        capacity = memory.count
        self.base = base
        ownsMemory = false
    }

    deinit {
        if ownsMemory { base.deallocate() }
    }

    /// Writes a text into the very array that is returned: a text that is not longer than expected is never copied.
    /// - Parameter capacity: the expected length in bytes; the text may become longer.
    public static func text(capacity: Int, _ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var longer: [UInt8]?
        let text = [UInt8](unsafeUninitializedCapacity: max(capacity, 32)) { memory, count in
            guard let base = memory.baseAddress else { return }
            var writer = JSONWriter(borrowing: memory, at: base)
            write(&writer)
            if writer.ownsMemory {
                longer = writer.finish()
            } else {
                count = writer.written
            }
        }
        return longer ?? text
    }

    /// How many bytes have been written and not been drained.
    public var count: Int { written }

    /// Begins a new line before the next value or key; the comma that belongs before it ends the old one.
    public mutating func line() {
        reserve(2)
        comma()
        put(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Takes what has been written out of the writer, which goes on after it.
    public mutating func drain() -> [UInt8] {
        defer {
            written = 0
            lastMoment = nil
        }
        return Array(UnsafeBufferPointer(start: base, count: written))
    }

    /// The text.
    public consuming func finish() -> [UInt8] {
        Array(UnsafeBufferPointer(start: base, count: written))
    }

    @inlinable
    public mutating func beginObject() {
        open(UInt8(ascii: "{"))
    }

    @inlinable
    public mutating func endObject() {
        close(UInt8(ascii: "}"))
    }

    @inlinable
    public mutating func beginArray() {
        open(UInt8(ascii: "["))
    }

    @inlinable
    public mutating func endArray() {
        close(UInt8(ascii: "]"))
    }

    /// A member's key.
    /// - Parameter key: without characters that JSON would escape.
    @inlinable @inline(__always)
    public mutating func key(_ key: StaticString) {
        verbatim(key)
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member's key that is not known beforehand.
    public mutating func key(text key: String) {
        string(key)
        reserve(1)
        put(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A string value that is known beforehand.
    /// - Parameter value: without characters that JSON would escape.
    @inlinable @inline(__always)
    public mutating func string(verbatim value: StaticString) {
        verbatim(value)
        needsComma = true
    }

    /// A string value: `"`, `\` and U+0000 to U+001F are escaped, everything else stands for itself.
    public mutating func string(_ value: String) {
        let text = value.utf8.span
        reserve(text.count + 3)
        comma()
        put(UInt8(ascii: "\""))
        text.withUnsafeBytes { copy($0) }
        // A string that needed escapes has made its own room, this byte's included.
        put(UInt8(ascii: "\""))
        needsComma = true
    }

    /// A number.
    public mutating func integer(_ value: Int64) {
        reserve(21)
        comma()
        if value < 0 { put(UInt8(ascii: "-")) }
        var rest = value.magnitude
        var length = 1
        var limit: UInt64 = 10
        while length < 19, rest >= limit {
            length += 1
            limit &*= 10
        }
        var place = written + length
        written = place
        repeat {
            place -= 1
            base[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest != 0
        needsComma = true
    }

    /// A number.
    public mutating func integer(_ value: Int) {
        integer(Int64(value))
    }

    @inlinable
    public mutating func bool(_ value: Bool) {
        if value { plain("true") } else { plain("false") }
    }

    @inlinable
    public mutating func null() {
        plain("null")
    }

    /// A whole value that is JSON already, such as what another writer made.
    public mutating func raw(_ value: [UInt8]) {
        reserve(value.count + 1)
        comma()
        value.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            (base + written).update(from: start, count: bytes.count)
        }
        written += value.count
        needsComma = true
    }

    @inlinable @inline(__always)
    mutating func reserve(_ length: Int) {
        if capacity - written < length { grow(length) }
    }

    @usableFromInline @inline(never)
    mutating func grow(_ length: Int) {
        let larger = max(capacity * 2, written + length)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: written)
        if ownsMemory { base.deallocate() }
        ownsMemory = true
        base = moved
        capacity = larger
    }

    /// Appends where `reserve` has made room.
    @inlinable @inline(__always)
    mutating func put(_ byte: UInt8) {
        base[written] = byte
        written &+= 1
    }

    @inlinable @inline(__always)
    mutating func comma() {
        if needsComma { put(UInt8(ascii: ",")) }
    }

    @inlinable @inline(__always)
    mutating func open(_ bracket: UInt8) {
        reserve(2)
        comma()
        put(bracket)
        needsComma = false
    }

    @inlinable @inline(__always)
    mutating func close(_ bracket: UInt8) {
        reserve(1)
        put(bracket)
        needsComma = true
    }

    /// A comma where one is needed, the text in quotes, and room for one byte more.
    @inlinable @inline(__always)
    mutating func verbatim(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        reserve(length + 4)
        comma()
        put(UInt8(ascii: "\""))
        (base + written).update(from: text.utf8Start, count: length)
        written &+= length
        put(UInt8(ascii: "\""))
    }

    @inlinable
    mutating func plain(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        reserve(length + 1)
        comma()
        (base + written).update(from: text.utf8Start, count: length)
        written &+= length
        needsComma = true
    }

    @inline(__always)
    mutating func two(_ number: Int) {
        let small = UInt8(truncatingIfNeeded: number)
        put(UInt8(ascii: "0") + small / 10)
        put(UInt8(ascii: "0") + small % 10)
    }

    /// Copies while nothing needs an escape, sixteen bytes at a time. The last bytes of a longer text are copied as one
    /// more block, which overlaps the block before it.
    @inline(__always)
    private mutating func copy(_ text: UnsafeRawBufferPointer) {
        let to = UnsafeMutableRawPointer(base + written)
        let length = text.count
        var done = 0
        while done + 16 <= length {
            let block = text.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self)
            if JSONEscape.isNeeded(block) { return escape(text, from: done) }
            to.storeBytes(of: block, toByteOffset: done, as: SIMD16<UInt8>.self)
            done += 16
        }
        if done + 8 <= length {
            let block = text.loadUnaligned(fromByteOffset: done, as: UInt64.self)
            if JSONEscape.isNeeded(block) { return escape(text, from: done) }
            to.storeBytes(of: block, toByteOffset: done, as: UInt64.self)
            done += 8
        }
        if done < length, length >= 8 {
            let block = text.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            if JSONEscape.isNeeded(block) { return escape(text, from: done) }
            to.storeBytes(of: block, toByteOffset: length - 8, as: UInt64.self)
            done = length
        }
        while done < length {
            if JSONEscape.isNeeded(text[done]) { return escape(text, from: done) }
            to.storeBytes(of: text[done], toByteOffset: done, as: UInt8.self)
            done += 1
        }
        written += length
    }
}
