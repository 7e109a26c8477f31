/// How far the value of a field that decides about framing has been read.
struct FieldValue: Sendable {
    private enum Part: UInt8 {
        case blank, text, ended
    }

    private var part = Part.blank
    /// Letters of the word that have come.
    private(set) var matched: UInt8 = 0
    var host = HostGrammar()

    /// Whether anything but spaces has come.
    var isEmpty: Bool { part == .blank }

    /// Takes white space around the value. A tab before it is none: evhttp would keep it in the value.
    /// - Returns: false where it is none.
    mutating func takeSpace(_ byte: UInt8) -> Bool {
        guard byte == FramingBytes.space || byte == FramingBytes.tab && part != .blank else { return false }
        if part == .text { part = .ended }
        return true
    }

    /// Takes a byte that is no white space.
    /// - Returns: false where the value had ended already.
    mutating func takeText() -> Bool {
        guard part != .ended else { return false }
        part = .text
        return true
    }

    /// - Returns: false where the byte is not the next one of a word.
    mutating func match(_ byte: UInt8, _ word: StaticString) -> Bool {
        let lower = FramingBytes.isToken(byte) ? byte | 0x20 : byte
        guard matched < word.utf8CodeUnitCount, word.utf8Start[Int(matched)] == lower else { return false }
        matched += 1
        return true
    }
}
