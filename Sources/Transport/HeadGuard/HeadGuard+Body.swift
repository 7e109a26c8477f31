extension HeadGuard {
    /// Takes the last byte of a head or of the trailers.
    mutating func endHead(_ place: inout Int) -> FramingEvent? {
        if seen.contains(.trailers) {
            phase = .requestEnd
            place += 1
            return nil
        }
        if let violation = contradiction { return refuse(violation) }
        place += 1
        if seen.contains(.coding) {
            beginChunkSize()
            return .headEnded(.chunked)
        }
        remaining = announced
        phase = announced > 0 ? .length : .requestEnd
        return .headEnded(announced > 0 ? .length(announced) : .none)
    }

    /// What is wrong with a head whose lines are all valid.
    private var contradiction: FramingViolation? {
        let isChunked = seen.contains(.coding)
        if !isVersion10, !seen.contains(.host) { return .missingHost }
        if isChunked, seen.contains(.length) { return .lengthAndCoding }
        if isChunked, isVersion10 { return .transferEncoding }
        if isChunked || announced > 0, !method.takesBody { return .unexpectedBody }
        return announced > limits.maxBodyBytes ? .bodyTooLarge : nil
    }

    /// Takes bytes of a body (RFC 9112, sections 6.2 and 7.1).
    mutating func body(_ bytes: RawSpan, _ place: inout Int) -> FramingEvent? {
        switch phase {
        case .length:
            skip(bytes, &place)
            if remaining == 0 { phase = .requestEnd }
        case .chunk:
            skip(bytes, &place)
            if remaining == 0 { phase = .chunkEnd }
        case .chunkSize: return chunkSize(bytes.byte(place), &place)
        case .chunkSizeLineFeed:
            guard bytes.byte(place) == FramingBytes.lineFeed else { return refuse(.bareCarriageReturn) }
            place += 1
            beginChunk()
        case .chunkEnd:
            guard bytes.byte(place) == FramingBytes.carriageReturn else { return refuse(.chunkEnd) }
            phase = .chunkEndLineFeed
            place += 1
        default:
            guard bytes.byte(place) == FramingBytes.lineFeed else { return refuse(.chunkEnd) }
            place += 1
            beginChunkSize()
        }
        return nil
    }

    private mutating func skip(_ bytes: RawSpan, _ place: inout Int) {
        let count = min(remaining, bytes.byteCount - place)
        place += count
        remaining -= count
    }

    private mutating func beginChunkSize() {
        phase = .chunkSize
        announced = 0
        matched = 0
    }

    private mutating func chunkSize(_ byte: UInt8, _ place: inout Int) -> FramingEvent? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return chunkDigit(byte - UInt8(ascii: "0"), &place)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): return chunkDigit(byte - UInt8(ascii: "a") + 10, &place)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): return chunkDigit(byte - UInt8(ascii: "A") + 10, &place)
        case FramingBytes.carriageReturn where matched > 0:
            guard announced <= limits.maxBodyBytes - chunked else { return refuse(.bodyTooLarge) }
            phase = .chunkSizeLineFeed
            place += 1
            return nil
        case FramingBytes.lineFeed: return refuse(.bareLineFeed)
        case UInt8(ascii: ";") where matched > 0: return refuse(.chunkExtension)
        default: return refuse(.chunkSize)
        }
    }

    private mutating func chunkDigit(_ digit: UInt8, _ place: inout Int) -> FramingEvent? {
        guard matched < 16 else { return refuse(.chunkSize) }
        if announced <= limits.maxBodyBytes { announced = announced << 4 | Int(digit) }
        matched += 1
        place += 1
        return nil
    }

    private mutating func beginChunk() {
        if announced > 0 {
            chunked += announced
            remaining = announced
            phase = .chunk
        } else {
            seen.insert(.trailers)
            phase = .lineStart
        }
    }
}
