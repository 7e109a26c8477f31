/// Reads the outer form of a picture; every question begins at its first byte.
struct PictureReader {
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        place = bytes.startIndex
    }

    private var left: Int { bytes.endIndex - place }

    private mutating func restart() {
        place = bytes.startIndex
    }

    private mutating func byte() -> UInt8? {
        guard left > 0 else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    /// An integer, its most significant byte first.
    private mutating func big(_ count: Int) -> Int? {
        guard left >= count else { return nil }
        defer { place += count }
        return bytes[place..<(place + count)].reduce(0) { $0 << 8 | Int($1) }
    }

    /// An integer, its least significant byte first.
    private mutating func little(_ count: Int) -> Int? {
        guard left >= count else { return nil }
        defer { place += count }
        return bytes[place..<(place + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func take(_ expected: StaticString) -> Bool {
        take(expected.description.utf8)
    }

    private mutating func take(_ expected: some Collection<UInt8>) -> Bool {
        guard bytes[place...].starts(with: expected) else { return false }
        place += expected.count
        return true
    }

    /// - Returns: false where there are not so many bytes.
    private mutating func skip(_ count: Int) -> Bool {
        guard count <= left else { return false }
        place += count
        return true
    }
}

extension PictureReader {
    /// W3C PNG, section 5: the signature, a sound header, data, and whole chunks up to the end.
    mutating func isPNG() -> Bool {
        restart()
        guard take([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), big(4) == 13, take("IHDR"),
            let width = big(4), let height = big(4), (1...0x7FFF_FFFF).contains(width),
            (1...0x7FFF_FFFF).contains(height), let depth = byte(), let colour = byte(),
            Self.depths(ofColour: colour).contains(depth), byte() == 0, byte() == 0, let interlace = byte(),
            interlace <= 1, skip(4)
        else { return false }
        var hasData = false
        while let length = big(4), let kind = big(4), skip(length), skip(4) {
            if kind == 0x4945_4E44 { return hasData && length == 0 }  // IEND
            if kind == 0x4944_4154 { hasData = true }  // IDAT
        }
        return false
    }

    private static func depths(ofColour colour: UInt8) -> [UInt8] {
        switch colour {
        case 0: [1, 2, 4, 8, 16]
        case 3: [1, 2, 4, 8]
        case 2, 4, 6: [8, 16]
        default: []
        }
    }

    /// ITU T.81, annex B: whole segments, a frame that has a size among them, up to the first scan.
    mutating func isJPEG() -> Bool {
        restart()
        guard take([0xFF, 0xD8]) else { return false }
        var hasFrame = false
        while byte() == 0xFF {
            var marker = byte()
            while marker == 0xFF { marker = byte() }
            guard let marker, let length = big(2), length >= 2, length - 2 <= left else { return false }
            let next = place + length - 2
            switch marker {
            case 0xDA: return hasFrame
            // Frames of every coding; C4, C8 and CC between them are something else.
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard length >= 8, byte() != nil, let height = big(2), let width = big(2), height > 0, width > 0 else {
                    return false
                }
                hasFrame = true
            case 0xC4, 0xC8, 0xCC, 0xDB...0xDF, 0xE0...0xEF, 0xFE: break
            default: return false
            }
            place = next
        }
        return false
    }

    /// The screen descriptor (GIF89a specification, section 18), the colour table, and the beginning of a block.
    mutating func isGIF() -> Bool {
        restart()
        guard take("GIF87a") || take("GIF89a"), let width = little(2), let height = little(2), width > 0, height > 0,
            let flags = byte(), skip(2), flags & 0x80 == 0 || skip(3 << (Int(flags & 7) + 1))
        else { return false }
        return take([0x21]) || take([0x2C])
    }

    /// RFC 9649: a RIFF container that is all there, and the size in its first chunk.
    mutating func isWebP() -> Bool {
        restart()
        guard take("RIFF"), let size = little(4), size >= 4 + 8, size <= left, take("WEBP") else { return false }
        let rest = size - 4
        if take("VP8 ") {
            guard let length = little(4), length >= 10, length <= rest - 8, let frame = little(3), frame & 1 == 0,
                take([0x9D, 0x01, 0x2A]), let width = little(2), let height = little(2)
            else { return false }
            return width & 0x3FFF > 0 && height & 0x3FFF > 0
        }
        if take("VP8L") {
            guard let length = little(4), length >= 5, length <= rest - 8, byte() == 0x2F, let sizes = little(4) else {
                return false
            }
            // Both sizes are stored less one, so that none is nought; the version after them has to be.
            return sizes >> 29 == 0
        }
        // Here too the sizes are stored less one.
        return take("VP8X") && little(4) == 10 && rest >= 18
    }
}
