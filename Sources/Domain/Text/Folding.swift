@_spi(_Unicode) import Swift

/// How text is compared where case and the form of composition do not matter: NFC and lower case, over UTF-8 bytes.
enum Folding {
    /// The folded text.
    static func folded(_ text: String) -> [UInt8] {
        let bytes = text.utf8.span
        guard isSimple(bytes) else { return normalised(text) }
        var folded: [UInt8] = []
        folded.reserveCapacity(bytes.count)
        var previous: UInt8 = 0
        for index in bytes.indices {
            folded.append(lowered(bytes[index], after: previous))
            previous = bytes[index]
        }
        return folded
    }

    /// The text in NFC.
    static func composed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text._nfc)
        return String(scalars)
    }

    /// Any text, at the cost of a few allocations.
    static func normalised(_ text: String) -> [UInt8] {
        // Lower-casing can take text out of NFC, so that it is composed again. The final sigma is a sigma.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in composed(text).lowercased()._nfc {
            bytes.append(contentsOf: UTF8.encode(scalar == "\u{3C2}" ? "\u{3C3}" : scalar) ?? UTF8.EncodedScalar())
        }
        return bytes
    }

    /// Whether the text holds only characters that stand for themselves in NFC, whatever stands around them, and that
    /// `lowered` folds.
    static func isSimple(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case 0x00...0x7F:
                index += 1
            case 0xC2, 0xC3:
                index += 2
            case 0xE2...0xEF:
                let scalar =
                    UInt32(bytes[index] & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
                    | UInt32(bytes[index + 2] & 0x3F)
                guard isInert(scalar) else { return false }
                index += 3
            case 0xF0:
                // U+1F300–1FAFF: pictographs.
                guard bytes[index + 1] == 0x9F, (0x8C...0xAB).contains(bytes[index + 2]) else { return false }
                index += 4
            default:
                return false
            }
        }
        return true
    }

    /// Folds one byte of simple text.
    static func lowered(_ byte: UInt8, after previous: UInt8) -> UInt8 {
        switch byte {
        case 0x41...0x5A: byte | 0x20
        // U+00C0–00DE but the multiplication sign.
        case 0x80...0x9E where previous == 0xC3 && byte != 0x97: byte | 0x20
        default: byte
        }
    }

    /// Of the characters that take three bytes in UTF-8.
    private static func isInert(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAC00...0xD7A3,  // Hangul syllables
            0x4E00...0x9FFF, 0x3400...0x4DBF,  // CJK ideographs
            0x3130...0x318F,  // Hangul letters, as in laughter and tears
            0x3041...0x3096, 0x309B...0x309F, 0x30A0...0x30FF,  // kana, but for the combining voice marks
            0x3000...0x3029, 0x3030...0x303F,  // CJK punctuation, but for the tone marks
            0x200D, 0xFE0F,  // what joins and dresses emoji
            0x2010...0x2027, 0x2030...0x205E,  // dashes, quotation marks, ellipsis
            0x2500...0x27BF,  // boxes, stars, hearts, arrows of the dingbats
            0xFF01...0xFF20:  // full-width punctuation and digits
            true
        default:
            false
        }
    }
}
