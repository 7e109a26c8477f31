import Domain

extension Identifier {
    /// Reads decimal digits without sign and leading zeros, so that each identifier has one spelling.
    init?(digits: String) {
        guard let number = Int64(plain: digits) else { return nil }
        self.init(rawValue: number)
    }
}

extension Int64 {
    /// Reads decimal digits without sign and leading zeros.
    /// - Returns: nil for anything else, and beyond 2^63-1.
    init?(plain digits: String) {
        var number: Int64 = 0
        var count = 0
        let bytes = digits.utf8.span
        for place in bytes.indices {
            let byte = bytes[place]
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            if count > 0, number == 0 { return nil }
            let (product, overflows) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            if overflows || overflowsToo { return nil }
            number = sum
            count += 1
        }
        guard count > 0 else { return nil }
        self = number
    }
}
