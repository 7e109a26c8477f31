extension HeadGuard {
    /// Takes bytes of field lines and of the empty line that ends them (RFC 9112, section 5).
    @inline(__always)
    mutating func fieldLine(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        switch phase {
        case .lineStart: return startLine(bytes.byte(place), &place)
        case .name: return name(bytes, &place, end)
        case .value: return plainValue(bytes, &place, end)
        case .specialValue: return specialValue(bytes, &place, end)
        case .lineFeed:
            guard bytes.byte(place) == FramingBytes.lineFeed else { return refuse(.bareCarriageReturn) }
            phase = .lineStart
            place += 1
            return nil
        default:
            guard bytes.byte(place) == FramingBytes.lineFeed else { return refuse(.bareCarriageReturn) }
            return endHead(&place)
        }
    }

    @inline(__always)
    private mutating func startLine(_ byte: UInt8, _ place: inout Int) -> FramingEvent? {
        switch byte {
        case FramingBytes.carriageReturn:
            phase = .lastLineFeed
            place += 1
        case FramingBytes.lineFeed: return refuse(.bareLineFeed)
        case FramingBytes.space, FramingBytes.tab: return refuse(.foldedField)
        default:
            guard FramingBytes.isToken(byte) else { return refuse(.fieldName) }
            guard fields < limits.maxFields else { return refuse(.tooManyFields) }
            fields += 1
            field = FieldName(first: byte | 0x20)
            matched = 1
            phase = .name
            place += 1
        }
        return nil
    }

    @inline(__always)
    private mutating func name(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        while place < end, field != .other {
            let byte = bytes.byte(place)
            guard FramingBytes.isToken(byte) else { break }
            field = field.narrowed(by: byte | 0x20, at: matched)
            matched += 1
            place += 1
        }
        if field == .other {
            place = FramingBytes.endOfPlain(bytes, from: place, to: end)
            while place < end, FramingBytes.isToken(bytes.byte(place)) {
                place += 1
            }
        }
        guard place < end else { return nil }
        guard bytes.byte(place) == UInt8(ascii: ":") else {
            return refuse(bytes.byte(place) == FramingBytes.lineFeed ? .bareLineFeed : .fieldName)
        }
        phase = .value
        if field != .other, matched == field.name.utf8CodeUnitCount, let violation = beginSpecialValue() {
            return refuse(violation)
        }
        place += 1
        return nil
    }

    @inline(__always)
    private mutating func plainValue(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        while true {
            place = FramingBytes.endOfText(bytes, from: place, to: end)
            guard place < end else { return nil }
            switch bytes.byte(place) {
            case FramingBytes.tab: place += 1
            case FramingBytes.carriageReturn:
                phase = .lineFeed
                place += 1
                return nil
            case FramingBytes.lineFeed: return refuse(.bareLineFeed)
            default: return refuse(.fieldValue)
            }
        }
    }

    /// What comes is the value of a field that decides about framing.
    private mutating func beginSpecialValue() -> FramingViolation? {
        if seen.contains(.trailers) {
            return field == .host || field == .contentLength || field == .transferEncoding ? .trailer : nil
        }
        switch field {
        case .other, .expect: break
        case .host:
            guard seen.insert(.host).inserted else { return .repeatedHost }
        case .contentLength:
            guard seen.insert(.length).inserted else { return .repeatedContentLength }
        case .transferEncoding:
            guard seen.insert(.coding).inserted else { return .transferEncoding }
        case .connection:
            if !seen.insert(.connection).inserted {
                // Servers differ in which of several they believe.
                seen.remove(.close)
                return nil
            }
        }
        value = FieldValue()
        phase = .specialValue
        return nil
    }

    private mutating func specialValue(_ bytes: RawSpan, _ place: inout Int, _ end: Int) -> FramingEvent? {
        while place < end {
            let byte = bytes.byte(place)
            if byte == FramingBytes.carriageReturn {
                if let violation = endSpecialValue() { return refuse(violation) }
                phase = .lineFeed
                place += 1
                break
            }
            if byte == FramingBytes.lineFeed { return refuse(.bareLineFeed) }
            if value.takeSpace(byte) {
                place += 1
            } else if value.takeText(), takeSpecial(byte) {
                place += 1
                if value.host.isInName { place = FramingBytes.endOfPlain(bytes, from: place, to: end) }
            } else {
                guard field == .connection else { return refuse(violationOfValue) }
                // Any other value will do.
                phase = .value
                break
            }
        }
        return nil
    }

    private mutating func takeSpecial(_ byte: UInt8) -> Bool {
        switch field {
        case .host: return value.host.take(byte)
        case .contentLength:
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return false }
            if announced <= limits.maxBodyBytes { announced = announced * 10 + Int(byte - UInt8(ascii: "0")) }
            return true
        default: return value.match(byte, field.word)
        }
    }

    private mutating func endSpecialValue() -> FramingViolation? {
        let isComplete =
            switch field {
            case .host: value.host.isComplete
            case .contentLength: !value.isEmpty
            default: value.matched == field.word.utf8CodeUnitCount
            }
        if field == .connection {
            if isComplete { seen.insert(.close) }
            return nil
        }
        return isComplete ? nil : violationOfValue
    }

    private var violationOfValue: FramingViolation {
        switch field {
        case .contentLength: .contentLength
        case .transferEncoding: .transferEncoding
        case .host: .host
        case .expect: .expectation
        case .other, .connection: .fieldValue
        }
    }
}
