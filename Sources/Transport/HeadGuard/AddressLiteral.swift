/// The text of an IPv6 address, judged byte by byte (RFC 4291, section 2.2).
struct AddressLiteral: Sendable {
    /// Groups of 16 bits that are complete.
    private var groups: UInt8 = 0
    /// Digits of the group, or of the decimal number, that is being read.
    private var digits: UInt8 = 0
    /// Colons straight before.
    private var colons: UInt8 = 0
    private var hasGap = false
    private var dots: UInt8 = 0
    /// The digits read as a decimal number; 256 where they are none of 0 to 255.
    private var decimal: UInt16 = 0

    /// - Returns: false where no address goes on like this.
    mutating func take(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"): colon()
        case UInt8(ascii: "."): dot()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): digit(10)
        default: false
        }
    }

    /// Whether what was taken is a whole address.
    var isComplete: Bool {
        var groups = groups
        if dots > 0 {
            guard dots == 3, digits > 0, decimal < 256 else { return false }
            groups += 2
        } else if digits > 0 {
            groups += 1
        } else if colons != 2 {
            return false
        }
        return hasGap ? groups <= 7 : groups == 8
    }

    /// - Parameter value: 10 for a letter.
    private mutating func digit(_ value: UInt8) -> Bool {
        // One colon alone cannot begin an address.
        if digits == 4 || colons == 1 && groups == 0 && !hasGap { return false }
        if value == 10 || decimal > 25 || digits > 0 && decimal == 0 {
            decimal = 256
        } else {
            decimal = min(decimal * 10 + UInt16(value), 256)
        }
        digits += 1
        colons = 0
        return dots == 0 || decimal < 256
    }

    private mutating func colon() -> Bool {
        guard dots == 0 else { return false }
        if digits > 0 {
            groups += 1
            colons = 1
        } else if colons == 0 {
            colons = 1
        } else {
            guard colons == 1, !hasGap else { return false }
            hasGap = true
            colons = 2
        }
        digits = 0
        decimal = 0
        return groups < 8
    }

    private mutating func dot() -> Bool {
        guard digits > 0, decimal < 256, dots < 3 else { return false }
        dots += 1
        digits = 0
        decimal = 0
        return true
    }
}
