extension HeadGuard {
    /// Takes bytes of a request line: method SP target SP version CRLF (RFC 9112, section 3).
    @inline(__always)
    mutating func requestLine(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        switch phase {
        case .method: return methodToken(bytes, &place, end)
        case .targetStart: return startTarget(bytes.byte(place), &place, bytes)
        case .target: return targetPath(bytes, &place, end)
        case .asterisk:
            guard bytes.byte(place) == FramingBytes.space else { return refuse(.target) }
            beginVersion(&place)
            return nil
        default: return version(bytes, &place, end)
        }
    }

    @inline(__always)
    private mutating func methodToken(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        while place < end {
            let byte = bytes.byte(place)
            if FramingBytes.isToken(byte) {
                letters = letters << 8 | UInt64(byte)
                matched += 1
                place += 1
                continue
            }
            guard byte == FramingBytes.space, matched > 0 else { return refuse(.method) }
            method = FramedMethod(letters: letters)
            phase = .targetStart
            place += 1
            break
        }
        return nil
    }

    @inline(__always)
    private mutating func startTarget(_ byte: UInt8, _ place: inout Int, _ bytes: RawSpan) -> FramingEvent? {
        if byte == UInt8(ascii: "/") {
            phase = .target
        } else if byte == UInt8(ascii: "*"), method == .options {
            prefix.append(bytes, place..<place + 1)
            phase = .asterisk
            place += 1
        } else {
            // A whole URI is for proxies, an authority for CONNECT.
            return refuse(.target)
        }
        return nil
    }

    @inline(__always)
    private mutating func targetPath(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        let start = place
        place = FramingBytes.endOfTarget(bytes, from: start, to: end)
        prefix.append(bytes, start..<place)
        guard place < end else { return nil }
        guard bytes.byte(place) == FramingBytes.space else { return refuse(.target) }
        beginVersion(&place)
        return nil
    }

    @inline(__always)
    private mutating func beginVersion(_ place: inout Int) {
        phase = .version
        matched = 0
        place += 1
    }

    @inline(__always)
    private mutating func version(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        if matched == 0, place + 10 <= end {
            let word = UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
            // "HTTP/1.1", the lowest bit of whose last digit tells it from "HTTP/1.0".
            if word | 1 << 56 == 0x312E_312F_5054_5448, bytes.byte(place + 8) == FramingBytes.carriageReturn,
                bytes.byte(place + 9) == FramingBytes.lineFeed
            {
                isVersion10 = word >> 56 == UInt64(UInt8(ascii: "0"))
                phase = .lineStart
                place += 10
                return nil
            }
        }
        return versionByte(bytes.byte(place), &place)
    }

    private mutating func versionByte(_ byte: UInt8, _ place: inout Int) -> FramingEvent? {
        let form: StaticString = "HTTP/1."
        switch matched {
        case 0..<7:
            guard byte == form.utf8Start[matched] else { return refuse(.version) }
        case 7:
            guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return refuse(.version) }
            isVersion10 = byte == UInt8(ascii: "0")
        case 8:
            if byte == FramingBytes.lineFeed { return refuse(.bareLineFeed) }
            guard byte == FramingBytes.carriageReturn else { return refuse(.version) }
        default:
            guard byte == FramingBytes.lineFeed else { return refuse(.bareCarriageReturn) }
            phase = .lineStart
        }
        matched += 1
        place += 1
        return nil
    }
}
